// swift-tools-version: 6.1
import PackageDescription

/// Formats whose folder says what is read and why.
let describedFormats = [
  "DecisionRecords", "GEXF", "GML", "Git", "GlassFrog", "GraphML", "Holaspirit", "ICalendar",
  "Jira", "Loomio", "Mbox", "Orgnet", "Owners", "Pajek", "Peerdom", "Slack", "Viva",
  "Worklytics", "YAML",
]

let package = Package(
  name: "heterarchy",
  products: [
    .executable(name: "heterarchy", targets: ["heterarchy"]),
    .library(name: "Graphs", targets: ["Graphs"]),
    .library(name: "Organisations", targets: ["Organisations"]),
    .library(name: "Metrics", targets: ["Metrics"]),
    .library(name: "Importers", targets: ["Importers"]),
    .library(name: "Exporters", targets: ["Exporters"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Simulation", targets: ["Simulation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "Graphs"),
    .target(name: "Organisations", dependencies: ["Graphs"]),
    .target(name: "Metrics", dependencies: ["Graphs", "Organisations"]),
    .target(
      name: "Importers",
      dependencies: ["Graphs", "Organisations", "CLibXML2", "CZlib", "CProcessor"],
      exclude: describedFormats.map { $0 + "/README.md" }),
    .target(name: "Exporters", dependencies: ["Graphs", "Organisations"]),
    .target(name: "Reports", dependencies: ["Graphs", "Organisations", "Metrics"]),
    .target(name: "Simulation", dependencies: ["Graphs", "Organisations"]),
    .executableTarget(
      name: "heterarchy",
      dependencies: [
        "Organisations", "Metrics", "Importers", "Exporters", "Reports", "Simulation", "Graphs",
        "CCrypto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CProcessor"),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs", "TestSupport"]),
    .testTarget(
      name: "OrganisationsTests", dependencies: ["Organisations", "Graphs", "TestSupport"]),
    .testTarget(
      name: "MetricsTests", dependencies: ["Metrics", "Organisations", "Graphs", "TestSupport"]),
    .testTarget(
      name: "ImportersTests",
      dependencies: ["Importers", "Organisations", "Graphs", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ExportersTests",
      dependencies: ["Exporters", "Importers", "Organisations", "Graphs", "TestSupport"]),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Metrics", "Organisations", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["Simulation", "Metrics", "Organisations", "TestSupport"]),
    .testTarget(
      name: "EvidenceTests",
      dependencies: [
        "Importers", "Metrics", "Simulation", "Organisations", "Graphs", "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["heterarchy", "Importers", "Organisations", "Graphs", "TestSupport"],
      exclude: ["Peers"]),
  ],
  swiftLanguageModes: [.v6]
)
