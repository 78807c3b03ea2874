import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueLab
import CalquePacks
import CalqueReport
import CalqueRules
import Foundation

/// `calque-dev generate`: writes the files of the repository that are made from others.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: """
      Write the pages of Rules/, its schema and Reports/Examples; with --check, say which are out of date.
      """
  )

  @Flag(help: "Write nothing; fail when a file is not as it would be written.")
  var check = false

  /// The page that the examples show.
  private static let sample = "Tests/Fixtures/sample/harbour-strike.html"

  func run() async throws {
    let packs = PackLoader.loadAll(sources: ShippedPacks.sources).packs
    var files = ["Rules/README.md": rulesPage(packs)]
    files["Rules/schema.json"] = try PackSchema.json()
    for pack in packs {
      files["Rules/\(pack.id)/README.md"] = PackPage.markdown(
        pack,
        lock: ShippedPacks.lock,
        writer: "calque-dev generate"
      )
    }
    for (name, text) in try await examples() { files["Reports/Examples/\(name)"] = text }
    var stale: [String] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let old = try? String(contentsOfFile: path, encoding: .utf8)
      guard old != text else { continue }
      stale.append(path)
      if !check { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    }
    for path in stale {
      print(check ? "\(path) is out of date: run “make generate”" : "wrote \(path)")
    }
    let unlocked = Self.unlocked(packs)
    for id in unlocked { print("Rules/calque.lock is out of date for \(id): run “make lock”") }
    if check, !stale.isEmpty || !unlocked.isEmpty { throw ExitCode.failure }
  }

  /// The packs that are not locked as they stand, and locked ones that are gone.
  private static func unlocked(_ packs: [RulePack]) -> [String] {
    let locked = ShippedPacks.lock?.packs ?? [:]
    let changed = packs.filter {
      locked[$0.id]?.digest != $0.digest || locked[$0.id]?.version != $0.version
    }.map(\.id)
    return (changed + Set(locked.keys).subtracting(packs.map(\.id))).sorted()
  }

  /// The list of all packs and rules.
  private func rulesPage(_ packs: [RulePack]) -> String {
    var lines = [
      "<!-- Written by “calque-dev generate”. Do not edit. -->", "# Rule packs", "",
      "\(packs.reduce(0) { $0 + $1.rules.count }) rules in \(packs.count) packs. A pack is a folder with",
      "`pack.yml` and more `.yml` files; `CONTRIBUTING.md` tells how to add one, `calque explain RULE` what",
      "a rule finds and why.", "",
    ]
    for pack in packs {
      lines += [
        "## [\(pack.id)](\(pack.id)/README.md)", "",
        "\(pack.title). Version \(pack.version), \(pack.license).", "",
        "| rule | severity | confidence | finds | for example |", "| --- | --- | --- | --- | --- |",
      ]
      for rule in pack.rules {
        let descriptor = rule.descriptor
        let name = descriptor.id.dropFirst(pack.id.count + 1)
        let example =
          rule.badCases.first.map { bad in
            String(decoding: Array(bad.text.utf8)[bad.spans[0].range], as: UTF8.self)
          } ?? ""
        lines.append(
          "| \(name)\(rule.isOn ? "" : " (off)") | \(descriptor.severity.rawValue) "
            + "| \(descriptor.confidence.rawValue) | \(rule.match.kind) | \(Self.cell(example)) |"
        )
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("*", with: "\\*")
  }

  /// The sample page in every format.
  private func examples() async throws -> [(String, String)] {
    let auditor = Auditor(rules: ShippedPacks.rules(), options: AuditOptions(placesBlocks: true))
    let report = await auditor.run([Self.sample], tasks: 1)
    guard report.errors.isEmpty else {
      throw ValidationError("the sample page cannot be read: \(report.errors)")
    }
    return try Reporters.all.map { reporter in
      let text = try reporter.render(
        report,
        options: ReportOptions(templates: ShippedPacks.templates)
      )
      return ("report.\(reporter.fileExtension)", text)
    }
  }
}
