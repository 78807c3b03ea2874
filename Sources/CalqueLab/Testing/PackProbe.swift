import CalqueAudit
import CalqueCore
import CalqueDetect
import CalqueInput
import CalqueRules

/// A pack that is ready to be tried on texts.
struct PackProbe {
  /// What a rule finds.
  struct Found {
    /// Index of the rule in the pack.
    let rule: Int
    let match: Match
    let text: String
    let location: Location?
  }

  let pack: RulePack
  let auditor: Auditor

  /// Compiles a pack; all of its rules run, those included that are off by default.
  init(_ pack: RulePack) throws(PackError) {
    var compiler = PackCompiler()
    try compiler.add(pack)
    self.pack = pack
    auditor = Auditor(
      rules: compiler.rules.enablingAll(),
      options: AuditOptions(
        minimumConfidence: .hint,
        language: pack.target ?? .english,
        included: Set(BlockKind.allCases).filter { !$0.isAudited }
      )
    )
  }

  /// One rule of a pack, without some of its exceptions.
  init(_ rule: Rule, of pack: RulePack, withoutException index: Int? = nil) throws(PackError) {
    var rule = rule
    if let index { rule.exceptions.remove(at: index) }
    var alone = pack
    alone.rules = [rule]
    try self.init(alone)
  }

  /// Reads a source that holds one document.
  static func document(_ source: [UInt8], _ format: DocumentFormat) -> Document? {
    var document: Document?
    try? Readers.read(bytes: source, path: "case", format: format) {
      if document == nil { document = try? $0.get() }
    }
    return document
  }

  /// All matches of the pack in a document, each rule's own overlaps resolved.
  func matches(_ document: Document) -> [Found] {
    let all = Detectors.matches(auditor.prepare(document).context)
    guard !all.isEmpty else { return [] }
    let locator = Locator(document)
    return pack.rules.indices.flatMap { rule in
      Detectors.longest(all, of: rule, rules: auditor.rules).map { match in
        Found(
          rule: rule,
          match: match,
          text: document.string(match.range),
          location: locator.location(of: match.range)
        )
      }
    }
  }
}
