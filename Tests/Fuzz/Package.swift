// swift-tools-version: 6.2

import PackageDescription

// A package of its own, since all of it, Calque included, is built for the fuzzer: `make fuzz`.
let package = Package(
  name: "calque-fuzz",
  dependencies: [.package(name: "calque", path: "../..")],
  targets: [
    .executableTarget(
      name: "calque-fuzz",
      dependencies: [
        .product(name: "Calque", package: "calque"), .product(name: "CalqueLab", package: "calque"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // The entry is libFuzzer's.
        .unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"]),
      ],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
    )
  ],
  swiftLanguageModes: [.v6]
)
