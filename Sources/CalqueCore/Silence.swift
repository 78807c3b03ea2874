/// Who asked that a finding be set aside, and why.
public struct Silence: Hashable, Sendable, Codable {
  /// Where a silence stands.
  public enum Origin: String, CaseIterable, Hashable, Sendable, Codable {
    /// A comment in the document.
    case comment
    /// An attribute of an element.
    case attribute
    /// The document's front matter.
    case frontMatter = "front-matter"
    /// The project's configuration.
    case configuration
    /// The project's baseline: it was there before.
    case baseline
    /// The changes that an audit was limited to: it stands on none of their lines.
    case diff
  }

  /// Where it stands.
  public var by: Origin
  /// The reason, as its author gave it; empty when there is none.
  public var reason: String
  /// Its line, in the document or in ``path``.
  public var line: Int?
  /// The configuration or baseline that holds it; nil when the document does.
  public var path: String?

  /// Makes a silence from its parts.
  public init(by: Origin, reason: String, line: Int? = nil, path: String? = nil) {
    self.by = by
    self.reason = reason
    self.line = line
    self.path = path
  }

  /// Whether it stands in the document itself.
  public var isInDocument: Bool {
    switch by {
    case .comment, .attribute, .frontMatter: true
    case .configuration, .baseline, .diff: false
    }
  }
}

/// A finding that was set aside: listed, but neither counted nor scored, and never failing a run.
public struct SilencedFinding: Hashable, Sendable {
  /// The finding.
  public var finding: Finding
  /// Who set it aside, and why.
  public var silence: Silence

  /// Makes an entry from its parts.
  public init(finding: Finding, silence: Silence) {
    self.finding = finding
    self.silence = silence
  }
}

/// A request for silence as a reader found it in a document, not yet held against any rule.
public struct SilenceMark: Hashable, Sendable {
  /// What of the document it is about.
  public enum Reach: Hashable, Sendable {
    /// The block after it.
    case next
    /// All that follows, up to an ``end``.
    case start
    /// Nothing: it ends what ``start`` began.
    case end
    /// The whole document.
    case document
    /// What stands in a stretch of the source.
    case element(TextRange)
    /// Nothing, because what it asks for is not known.
    case unknown
  }

  /// What it is about.
  public var reach: Reach
  /// Where it stands.
  public var origin: Silence.Origin
  /// The rules it names: full ids, ids of packs, `*`, or beginnings that end in `*`.
  public var rules: [String]
  /// Its reason; empty when it gives none.
  public var reason: String
  /// Its place in the source, in bytes of ``SourceText/bytes``.
  public var place: TextRange

  /// Makes a mark from its parts.
  public init(
    reach: Reach,
    origin: Silence.Origin,
    rules: [String],
    reason: String,
    place: TextRange
  ) {
    self.reach = reach
    self.origin = origin
    self.rules = rules
    self.reason = reason
    self.place = place
  }
}
