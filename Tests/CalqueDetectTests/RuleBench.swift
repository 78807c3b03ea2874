import CalqueCore
import CalqueRules
import CalqueTestSupport
import CalqueText

@testable import CalqueDetect

/// One rule, written in YAML by a test, run over text.
struct RuleBench {
  let rules: CompiledRules

  /// Compiles a rule whose `match` and further keys are given.
  init(_ match: String, more: String = "", header: String = "") throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "t.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      \(header)
      rules:
        - id: r
          title: “{match}”
          severity: minor
          mqm: style
          why: W
          match: \(match)
      \(more)
          cases: {bad: ["[[x]]"], good: ["y"]}
      """
    )
    let loaded = PackLoader.load(path)
    if let error = loaded.errors.first { throw error }
    var compiler = PackCompiler()
    for pack in loaded.packs { try compiler.add(pack) }
    rules = compiler.rules
  }

  /// Rules that are compiled already.
  init(rules: CompiledRules) { self.rules = rules }

  /// A match with its words.
  struct Found {
    var text: String
    var related: [String]
    var values: [String: String]
  }

  /// The words that the rule finds in blocks of text.
  func finds(_ blocks: String..., kind: BlockKind = .paragraph, language: LanguageTag = .english)
    -> [String]
  {
    matches(blocks, kind: kind, language: language).map(\.text)
  }

  /// What the rule finds in a text.
  func matches(_ text: String) -> [Found] { matches([text], kind: .paragraph, language: .english) }

  private func matches(_ blocks: [String], kind: BlockKind, language: LanguageTag) -> [Found] {
    var text: [UInt8] = []
    var list: [Block] = []
    for block in blocks {
      let start = text.count
      text += Array(block.utf8)
      list.append(Block(kind: kind, range: TextRange(start, text.count)))
      text.append(0x0A)
    }
    let document = Document(
      path: "t",
      format: .text,
      blocks: list,
      text: text,
      map: SourceMap(),
      source: SourceText(bytes: text)
    )
    let tokens = Tokenizer.tokenize(document, lexicon: rules.lexicon)
    let context = DetectionContext(
      document: document,
      text: tokens,
      rules: rules,
      languages: list.map { _ in language },
      gates: RuleGates(rules: rules, minimumConfidence: .hint)
    )
    return Detectors.run(context).map {
      Found(
        text: document.string($0.match.range),
        related: $0.match.related.map(document.string),
        values: $0.match.values
      )
    }
  }
}
