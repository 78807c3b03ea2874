import CalqueTestSupport
import Foundation
import Testing

/// The build notices packs that are added, changed and deleted.
@Suite struct RebuildTests {
  /// A copy of the package in a build folder of its own, kept between runs so that only the first is
  /// slow.
  private let copy = "\(Repository.root)/.build-rebuild/package"

  private func rule(_ id: String, phrase: String) -> String {
    """
    rules:
      - id: \(id)
        title: T
        severity: minor
        mqm: style
        why: W
        match: {phrase: "\(phrase)"}
        cases: {bad: ["[[\(phrase)]]"], good: ["y"]}

    """
  }

  private func refresh() throws {
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    let names = "Package.swift Sources Tests Rules Reports"
    let run = try Program.run(
      "/bin/sh",
      ["-c", "for n in \(names); do rm -rf '\(copy)/'$n; cp -a $n '\(copy)/'; done"]
    )
    #expect(run.code == 0, "\(run.errors)")
  }

  private func build() throws -> Program {
    try Program.run(
      "/usr/bin/env",
      ["swift", "build", "--product", "calque"],
      folder: copy
    )
  }

  private func list() throws -> String {
    let run = try Program.run("\(copy)/.build/debug/calque", ["rules", "list"], folder: copy)
    #expect(run.code == 0)
    return run.output
  }

  @Test func packsThatComeChangeAndGo() throws {
    try refresh()
    #expect(try build().code == 0)
    #expect(!(try list()).contains("en/echo/added"))

    let added = "\(copy)/Rules/en/echo/added.yml"
    try rule("added", phrase: "zebra crossing").write(
      toFile: added,
      atomically: true,
      encoding: .utf8
    )
    #expect(try build().code == 0)
    #expect(try list().contains("en/echo/added"))

    try rule("changed", phrase: "zebra crossing").write(
      toFile: added,
      atomically: true,
      encoding: .utf8
    )
    #expect(try build().code == 0)
    let changed = try list()
    #expect(changed.contains("en/echo/changed") && !changed.contains("en/echo/added"))

    try rule("broken", phrase: "{zebra").write(toFile: added, atomically: true, encoding: .utf8)
    let broken = try build()
    #expect(broken.code != 0)
    #expect(
      (broken.output + broken.errors).contains("added.yml:7:"),
      "\(broken.output)\(broken.errors)"
    )

    try FileManager.default.removeItem(atPath: added)
    #expect(try build().code == 0)
    #expect(!(try list()).contains("en/echo/changed"))
  }
}
