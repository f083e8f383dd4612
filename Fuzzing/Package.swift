// swift-tools-version: 6.1
import PackageDescription

// Apart from the main package, since every module in it is built for the fuzzer.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "heterarchy", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "Importers", package: "heterarchy"),
        .product(name: "Exporters", package: "heterarchy"),
        .product(name: "Organisations", package: "heterarchy"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
