import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueLab
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Foundation
import Testing

/// What once broke a reader breaks none any more.
@Suite struct FuzzCaseTests {
  static let folder = "\(Repository.root)/Tests/Fixtures/fuzz"
  static let cases: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?
    .filter { $0 != "README.md" }.sorted() ?? []

  @Test(arguments: cases)
  func everyReaderSurvives(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)")))
    guard let content = try? Readers.content(of: bytes, path: name) else { return }
    let auditor = Auditor(
      rules: ShippedPacks.rules(),
      options: AuditOptions(minimumConfidence: .hint)
    )
    for format in [nil] + Readers.all.map(\.format) {
      guard let document = try? Readers.read(bytes: bytes, path: name, format: format) else {
        continue
      }
      let faults = DocumentInvariants.faults(in: document, content: content)
      #expect(faults.isEmpty, "\(format?.rawValue ?? "as told")")
      _ = auditor.audit(document)
    }
  }

  @Test(arguments: cases)
  func packsSurvive(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)"))
    guard let text = String(validating: data, as: UTF8.self) else { return }
    let loaded = PackLoader.loadAll(sources: [("fuzz/pack.yml", text)])
    #expect(!loaded.errors.isEmpty || !loaded.packs.isEmpty)
    _ = try? Configuration(yaml: text, path: name)
  }

  /// The invariants see what is wrong, or the tests above could not fail.
  @Test func faultsAreSeen() throws {
    let bytes = Array("<p>One word, and another.</p>".utf8)
    let good = try Readers.read(bytes: bytes, path: "a.html")
    #expect(DocumentInvariants.faults(in: good, content: bytes).isEmpty)
    #expect(!DocumentInvariants.faults(in: good, content: Array(bytes.dropFirst())).isEmpty)
    let bad = Document(
      path: "a.html",
      format: .html,
      blocks: [Block(kind: .paragraph, range: TextRange(3, 2_000))],
      text: good.text,
      map: good.map,
      source: good.source
    )
    #expect(!DocumentInvariants.faults(in: bad, content: bytes).isEmpty)
  }
}
