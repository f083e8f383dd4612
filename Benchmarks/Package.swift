// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses heterarchy has to fetch a benchmark tool.
let package = Package(
  name: "heterarchy-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "heterarchy", path: ".."),
    // Without its traits: counting allocations and retains costs more packages than it tells.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .target(
      name: "KernelList",
      dependencies: [
        .product(name: "Graphs", package: "heterarchy"),
        .product(name: "Organisations", package: "heterarchy"),
        .product(name: "Exporters", package: "heterarchy"),
      ]),
    .executableTarget(
      name: "kernels",
      dependencies: [
        "KernelList",
        .product(name: "Graphs", package: "heterarchy"),
        .product(name: "Organisations", package: "heterarchy"),
        .product(name: "Importers", package: "heterarchy"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "verdict",
      dependencies: [
        .product(name: "Graphs", package: "heterarchy"),
        .product(name: "Organisations", package: "heterarchy"),
        .product(name: "Metrics", package: "heterarchy"),
        .product(name: "Simulation", package: "heterarchy"),
      ]),
    .executableTarget(
      name: "KernelBenchmarks",
      dependencies: [
        "KernelList",
        .product(name: "Graphs", package: "heterarchy"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/KernelBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
