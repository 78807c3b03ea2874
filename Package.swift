// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library or executable target of ours, with the house's compiler settings.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(
  _ name: String,
  _ dependencies: [Target.Dependency],
  _ linkerSettings: [LinkerSetting] = []
) -> Target {
  .executableTarget(
    name: name,
    dependencies: dependencies,
    swiftSettings: settings,
    linkerSettings: linkerSettings
  )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["CalqueTestSupport"],
    swiftSettings: settings
  )
}

/// Links the standard library and Foundation into a release.
///
/// Loading them takes as long as the audit of a small page. Code that is compiled for the dynamic
/// libraries does not name all the static ones, hence the last four.
let linkedIn: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU",
      "-l_FoundationCShims", "-l_FoundationCollections",
    ],
    .when(platforms: [.linux], configuration: .release)
  )
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let nio: [Target.Dependency] = ["NIOCore", "NIOHTTP1", "NIOPosix"].map {
  .product(name: $0, package: "swift-nio")
}

let package = Package(
  name: "calque",
  products: [
    .executable(name: "calque", targets: ["calque"]),
    .executable(name: "calque-feed", targets: ["calque-feed"]),
    .library(
      name: "Calque",
      targets: ["CalqueCore", "CalqueInput", "CalqueAudit", "CalqueReport"]
    ),
    // For the fuzzers in Tests/Fuzz.
    .library(name: "CalqueLab", targets: ["CalqueLab"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Of `calque-feed` alone.
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Of its tests alone.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
  ],
  targets: [
    // C libraries of the system, each behind a module map.
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    // CLD2 has a C++ interface and no pkg-config file: a shim of our own (Debian libcld2-dev).
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

    // Tables of words and names, which `calque-dev word-data` writes, and the page verdict's model, which
    // `calque-dev fit-verdict` does.
    .target(
      name: "CWordData",
      exclude: [
        "known-words.bin", "word-classes.bin", "word-forms.tsv", "verdict-weights.bin",
        "verdict-model.tsv", "verdict-guide.txt",
      ]
    ),

    library("CalqueCore"),
    library("CalqueText", ["CalqueCore", "CCLD2", "CPCRE2", "CWordData"]),
    library("CalqueInput", ["CalqueCore", "CLibXML2", "CMD4C", "CZlib"]),
    library("CalqueRules", ["CalqueCore", "CalqueText", yams]),
    // The plugin compiles Rules/ and writes it with Reports/Templates/ to .build/embedded, for CPackData
    // to embed: SwiftPM compiles no C that a plugin writes, and in Swift only texts compile in time. A
    // target of C is compiled after the targets of Swift that it names. The links show SwiftPM which files
    // the plugin reads, so that it notices added and deleted ones.
    .target(
      name: "PackAssets",
      exclude: ["Rules", "Templates"],
      swiftSettings: settings,
      plugins: ["EmbedAssets"]
    ),
    .target(name: "CPackData", dependencies: ["PackAssets"]),
    library("CalquePacks", ["CalqueRules", "CPackData"]),
    library("CalqueDetect", ["CalqueCore", "CalqueText", "CalqueRules"]),
    library(
      "CalqueAudit",
      [
        "CalqueCore", "CalqueText", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueDetect",
        "CLibMD",
      ]
    ),
    library("CalqueReport", ["CalqueCore", "CLibMD"]),
    library(
      "CalqueLab",
      [
        "CalqueCore", "CalqueText", "CalqueInput", "CalqueRules", "CalqueDetect", "CalqueAudit",
        "CalqueReport",
      ]
    ),
    library("CalqueConsole", [argumentParser]),
    program(
      "calque",
      [
        "CalqueConsole",
        "CalqueCore", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueAudit", "CalqueReport",
        "CalqueLab", "CMalloc", argumentParser,
      ],
      linkedIn
    ),
    program(
      "calque-dev",
      [
        "CalqueCore", "CalqueText", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueDetect",
        "CalqueAudit", "CalqueReport", "CalqueLab", "CZlib", argumentParser,
      ]
    ),

    // The only part with a network and a database. `calque` does not link it: `calque feed` runs the program.
    library(
      "CalqueFeed",
      [
        "CalqueCore", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueAudit", "CalqueReport",
        "CZlib", httpClient, grdb, logging,
      ] + nio
    ),
    program(
      "calque-feed",
      [
        "CalqueConsole",
        "CalqueCore", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueReport", "CalqueFeed",
        argumentParser, logging,
      ]
    ),

    // The build plugin that compiles Rules/ and embeds Reports/Templates/, and the tool it runs.
    .executableTarget(
      name: "EmbedAssetsTool",
      dependencies: ["CalqueRules"],
      swiftSettings: settings
    ),
    .plugin(
      name: "EmbedAssets",
      capability: .buildTool(),
      dependencies: ["EmbedAssetsTool"],
      path: "Sources/EmbedAssets"
    ),

    library("CalqueTestSupport", ["CalqueCore"]),
    tests("CalqueCoreTests", ["CalqueCore"]),
    tests("CalqueTextTests", ["CalqueCore", "CalqueText"]),
    tests("CalqueInputTests", ["CalqueCore", "CalqueInput", yams]),
    tests("CalqueRulesTests", ["CalqueCore", "CalqueText", "CalqueRules", "CalquePacks"]),
    tests("CalqueDetectTests", ["CalqueCore", "CalqueText", "CalqueRules", "CalqueDetect"]),
    tests(
      "CalqueAuditTests",
      ["CalqueCore", "CalqueInput", "CalquePacks", "CalqueRules", "CalqueAudit"]
    ),
    tests("CalqueReportTests", ["CalqueCore", "CalqueReport", "CalquePacks"]),
    tests(
      "CalqueLabTests",
      ["CalqueCore", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueAudit", "CalqueLab"]
    ),
    tests(
      "CalqueFeedTests",
      [
        "CalqueCore", "CalqueInput", "CalqueRules", "CalquePacks", "CalqueReport", "CalqueFeed",
        "CZlib", logging,
        grdb,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ] + nio
    ),
    tests("CalqueEndToEndTests", ["CalqueCore"]),
  ],
  swiftLanguageModes: [.v6]
)
