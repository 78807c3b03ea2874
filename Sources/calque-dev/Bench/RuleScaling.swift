import CalqueAudit
import CalqueCore
import CalqueDetect
import CalquePacks
import CalqueRules
import Foundation

/// What rules cost by their number: loading them, and matching the same pages with them.
struct RuleScaling {
  /// The numbers of rules that the pages are matched with.
  static let counts = [100, 1_000, 10_000]

  private let documents: [Document]
  private let folder: URL
  private let packs: [(count: Int, path: String)]
  private let list: String

  /// Writes the packs; ``remove()`` takes them away.
  init(documents: [Document]) throws {
    self.documents = documents
    folder = FileManager.default.temporaryDirectory.appending(
      path: "calque-bench-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let synthetic = SyntheticPack(documents: documents)
    var packs: [(Int, String)] = []
    for count in Self.counts {
      let path = folder.appending(path: "rules-\(count).yml").path()
      try Data(synthetic.rules(count).utf8).write(to: URL(fileURLWithPath: path))
      packs.append((count, path))
    }
    self.packs = packs
    list = folder.appending(path: "list.yml").path()
    try Data(synthetic.list(5_000).utf8).write(to: URL(fileURLWithPath: list))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Seconds of CPU of matching all pages, by the name of the stage.
  func matching() throws -> [(String, Double)] {
    try packs.map { count, path in
      let auditor = Auditor(rules: try Self.compile([path]))
      let contexts = documents.map { auditor.prepare($0).context }
      return (
        "matching \(count) rules",
        CPUClock.seconds { for context in contexts { _ = Detectors.run(context) } }
      )
    }
  }

  /// Seconds of CPU of loading, by what is loaded.
  func loading() throws -> [(String, Double)] {
    var result = [("shipped packs", CPUClock.seconds { _ = ShippedPacks.rules() })]
    let base = ShippedPacks.rules()
    result.append(
      ("a list of 5,000 phrases", try CPUClock.seconds { _ = try Self.compile([list], base: base) })
    )
    for (count, path) in packs where count == 1_000 {
      result.append(
        ("a pack of 1,000 rules", try CPUClock.seconds { _ = try Self.compile([path], base: base) })
      )
    }
    return result
  }

  /// The rules of packs, all of which must be right.
  private static func compile(
    _ paths: [String],
    base: CompiledRules = CompiledRules()
  ) throws -> CompiledRules {
    var compiler = PackCompiler(base: base)
    for path in paths {
      let loaded = PackLoader.load(path)
      if let error = loaded.errors.first { throw error }
      for pack in loaded.packs { try compiler.add(pack) }
    }
    return compiler.rules
  }
}
