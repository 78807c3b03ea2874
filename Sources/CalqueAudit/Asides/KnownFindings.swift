public import CalqueCore
import CalquePacks
import CalqueRules

/// The findings that a project had when it began to use Calque: its baseline.
///
/// A finding is known by rule, file, words and sentence, so that it may move and its lines may be wrapped
/// anew; in a sentence that was edited it is new.
public struct KnownFindings: Sendable {
  /// The file that is looked for when none is named.
  public static let fileName = ".calque-baseline.json"

  /// A finding without its place.
  public struct Entry: Hashable, Sendable, Comparable {
    /// The file, as seen from the baseline's folder.
    public var path: String
    /// In a file of many documents, which of them; empty otherwise.
    public var item: String
    /// The full id of the rule.
    public var rule: String
    /// The words.
    public var text: String
    /// Digest of the sentence.
    public var sentence: String

    /// Orders by file, document, rule and words.
    public static func < (left: Self, right: Self) -> Bool {
      (left.path, left.item, left.rule, left.text, left.sentence)
        < (right.path, right.item, right.rule, right.text, right.sentence)
    }
  }

  /// The path of its file, for messages.
  public let path: String
  /// The folder that its paths start from.
  let folder: String
  /// How many findings there are of each entry.
  public internal(set) var counts: [Entry: Int] = [:]

  /// A baseline that knows nothing, to be written to a file at `path`.
  public init(path: String) {
    var places = FilePlace()
    self.path = path
    folder = FilePlace.split(places.absolute(path)).folder
  }

  /// The baseline in the current folder, or in the nearest one above it in the same repository; nil when
  /// there is none.
  public static func nearest() -> String? {
    var folder = FilePlace.current
    while true {
      let file = FilePlace.join(folder, fileName)
      if FilePlace.exists(file) { return FilePlace.relative(file, to: FilePlace.current) }
      guard folder != "/", !FilePlace.exists(FilePlace.join(folder, ".git")) else { return nil }
      folder = FilePlace.split(folder).folder
    }
  }

  /// How many findings it knows.
  public var total: Int { counts.values.reduce(0, +) }

  /// Adds the findings of a document.
  public mutating func add(_ document: DocumentReport) {
    var places = FilePlace()
    for finding in document.findings {
      counts[entry(of: finding, in: document, &places), default: 0] += 1
    }
  }

  /// Keeps what an earlier baseline knows of files that were not audited and still exist.
  ///
  /// - Parameters:
  ///   - earlier: the earlier baseline, of the same folder.
  ///   - audited: the paths of the files that were audited.
  public mutating func keep(_ earlier: Self, except audited: Set<String>) {
    var places = FilePlace()
    let audited = Set(audited.map { relative($0, &places) })
    for (entry, count) in earlier.counts
    where !audited.contains(entry.path) && FilePlace.exists(FilePlace.join(folder, entry.path)) {
      counts[entry] = count
    }
  }

  /// Forgets findings, so many of each entry.
  public mutating func forget(_ stale: [Entry: Int]) {
    for (entry, count) in stale {
      let left = (counts[entry] ?? 0) - count
      counts[entry] = left > 0 ? left : nil
    }
  }

  /// Gives entries of rules that were renamed the names that these have now.
  mutating func followRenamedRules(_ rules: CompiledRules, packs: [RulePack]) {
    let ids = Set(rules.rules.map(\.descriptor.id))
    let lost = Set(counts.keys.map(\.rule)).subtracting(ids)
    guard !lost.isEmpty else { return }
    // Compiled packs have no earlier names, and reading their sources takes time: only when it may help.
    let shipped = rules.packs.map(\.summary.id).filter { id in !packs.contains { $0.id == id } }
    let languages = Set(shipped.map { $0.prefix { $0 != "/" } })
    let isShipped = lost.contains { languages.contains($0.prefix { $0 != "/" }) }
    let sources = isShipped ? PackLoader.loadAll(sources: ShippedPacks.sources).packs : []
    var names: [String: String] = [:]
    for pack in sources + packs {
      for rule in pack.rules {
        for earlier in rule.earlierIDs {
          names[earlier.contains("/") ? earlier : "\(pack.id)/\(earlier)"] = rule.descriptor.id
        }
      }
    }
    for (entry, count) in counts {
      guard lost.contains(entry.rule), let name = names[entry.rule] else { continue }
      var renamed = entry
      renamed.rule = name
      counts[entry] = nil
      counts[renamed, default: 0] += count
    }
  }

  /// The entry of a finding.
  func entry(of finding: Finding, in document: DocumentReport, _ places: inout FilePlace) -> Entry {
    Entry(
      path: relative(document.path, &places),
      item: document.item?.identity ?? "",
      rule: finding.rule,
      text: finding.text,
      sentence: finding.sentence
    )
  }

  /// A file as seen from the baseline's folder.
  func relative(_ path: String, _ places: inout FilePlace) -> String {
    FilePlace.relative(places.absolute(path), to: folder)
  }
}
