// swift-tools-version: 6.2

import PackageDescription

// A package of its own, since all of it, Calque included, is built for the fuzzer: `make fuzz`.
let package = Package(
  name: "calque-fuzz",
  dependencies: [.package(name: "calque", path: "../..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "calque-fuzz",
      dependencies: [
        "CFuzzer",
        .product(name: "Calque", package: "calque"), .product(name: "CalqueLab", package: "calque"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ],
      // SwiftPM has named our main function otherwise by then, which lld lets stand before libFuzzer's.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    ),
  ],
  swiftLanguageModes: [.v6]
)
