/// What an audit found: everything that a reporter is handed.
public struct AuditReport: Sendable {
  /// The program that made it.
  public var tool: Tool
  /// The packs it used.
  public var packs: [PackSummary]
  /// The documents in input order.
  public var documents: [DocumentReport]
  /// The inputs and packs that could not be read.
  public var errors: [InputFailure]
  /// The least confidence that a finding needed to be listed.
  public var minimumConfidence: Confidence
  /// The severity from which a finding fails the run; nil when nothing does.
  public var failOn: Severity?
  /// The MQM score of all documents together; nil when it was not computed.
  public var score: Scorecard?
  /// The score below which a sufficient sample fails the run; nil when none does.
  public var minimumScore: Double?

  /// Makes a report from its parts.
  public init(
    tool: Tool,
    packs: [PackSummary],
    documents: [DocumentReport],
    errors: [InputFailure],
    minimumConfidence: Confidence = .likely,
    failOn: Severity? = .major,
    score: Scorecard? = nil,
    minimumScore: Double? = nil
  ) {
    self.tool = tool
    self.packs = packs
    self.documents = documents
    self.errors = errors
    self.minimumConfidence = minimumConfidence
    self.failOn = failOn
    self.score = score
    self.minimumScore = minimumScore
  }

  /// What fails a document for which no configuration says otherwise.
  public var thresholds: Thresholds {
    Thresholds(minimumConfidence: minimumConfidence, failOn: failOn, minimumScore: minimumScore)
  }

  /// Whether no finding and no score fails the run.
  public var passes: Bool {
    !documents.contains(where: isFailing) && !thresholds.isFailing(score)
  }

  /// Whether a document of this report fails the run, by its own thresholds or else the report's.
  public func isFailing(_ document: DocumentReport) -> Bool {
    let thresholds = document.thresholds ?? thresholds
    return document.findings.contains(where: thresholds.isFailing)
      || thresholds.isFailing(document.score)
  }
}

/// From where on findings are listed and fail a run.
public struct Thresholds: Hashable, Sendable, Codable {
  /// The least confidence that a finding needs to be listed.
  public var minimumConfidence: Confidence
  /// The severity from which a finding fails the run; nil when nothing does.
  public var failOn: Severity?
  /// The score below which a sufficient sample fails the run; nil when none does.
  public var minimumScore: Double?

  /// Makes thresholds from their parts.
  public init(minimumConfidence: Confidence, failOn: Severity?, minimumScore: Double?) {
    self.minimumConfidence = minimumConfidence
    self.failOn = failOn
    self.minimumScore = minimumScore
  }

  /// Whether `finding` fails the run: bad enough, and more than a hint.
  public func isFailing(_ finding: Finding) -> Bool {
    guard let failOn else { return false }
    return finding.severity >= failOn && finding.confidence >= .likely
  }

  /// Whether a score fails the run: below the minimum, on a sufficient sample.
  public func isFailing(_ score: Scorecard?) -> Bool {
    guard let score, let minimumScore else { return false }
    return score.result != .insufficientSample && score.value < minimumScore
  }
}

/// The program that made a report.
public struct Tool: Hashable, Sendable, Codable {
  /// The program's name.
  public var name: String
  /// Its semantic version.
  public var version: String

  /// Makes an entry from name and version.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A pack that took part in an audit.
public struct PackSummary: Hashable, Sendable, Codable {
  /// The pack's id, its path: `en/echo`.
  public var id: String
  /// Its semantic version.
  public var version: String
  /// Its title.
  public var title: String
  /// The language it is for, or `any`.
  public var target: String
  /// How many rules it holds.
  public var rules: Int

  /// Makes an entry from its parts.
  public init(id: String, version: String, title: String, target: String, rules: Int) {
    self.id = id
    self.version = version
    self.title = title
    self.target = target
    self.rules = rules
  }
}

/// An input or a pack that could not be read.
public struct InputFailure: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The path as it was given.
  public var path: String
  /// What is wrong and what to do.
  public var message: String
  /// Line of the fault, when it has one.
  public var line: Int?
  /// Column of the fault, when it has one.
  public var column: Int?

  /// Makes an entry from its parts.
  public init(path: String, message: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.message = message
    self.line = line
    self.column = column
  }

  /// `path:line:column: message`.
  public var description: String {
    let place =
      [path == "-" ? "standard input" : path] + [line, column].compactMap { $0.map(String.init) }
    return "\(place.joined(separator: ":")): \(message)"
  }
}

/// Text that no pack was run on, and why.
public struct UnauditedText: Hashable, Sendable, Codable {
  /// Its language.
  public var language: LanguageTag
  /// How many words there are.
  public var words: Int

  /// Makes an entry from language and words.
  public init(language: LanguageTag, words: Int) {
    self.language = language
    self.words = words
  }
}

/// One document of a report.
public struct DocumentReport: Sendable {
  /// A block as a report shows it.
  public struct Block: Hashable, Sendable {
    /// What the block is to its reader.
    public var kind: BlockKind
    /// For headings 1 to 6, otherwise 0.
    public var level: Int
    /// Its language, as far as known.
    public var language: LanguageTag?
    /// Its text.
    public var text: String
    /// Whether packs of a language ran on it.
    public var isAudited: Bool
    /// Where it stands in the source.
    public var location: Location?

    /// Makes a block from its parts.
    public init(
      kind: BlockKind,
      level: Int = 0,
      language: LanguageTag?,
      text: String,
      isAudited: Bool,
      location: Location?
    ) {
      self.kind = kind
      self.level = level
      self.language = language
      self.text = text
      self.isAudited = isAudited
      self.location = location
    }
  }

  /// The path as it was given, `-` for standard input.
  public var path: String
  /// For a document out of a container (a feed, a file of records), what that says of it.
  public var item: ItemInfo?
  /// The format it was read as.
  public var format: DocumentFormat
  /// The encoding it was decoded from.
  public var encoding: String
  /// For a compressed file, the container that `location`'s bytes are inside of: `gzip`.
  public var container: String?
  /// The language of most of its copy.
  public var language: LanguageTag
  /// Its title.
  public var title: String?
  /// How many words were audited.
  public var words: Int
  /// The MQM score; nil when it was not computed.
  public var score: Scorecard?
  /// How probable it is that its copy is unedited machine output; nil when it was not judged at all.
  public var verdict: Verdict?
  /// What was not audited.
  public var notAudited: [UnauditedText]
  /// What the reader had to leave out or could not place exactly.
  public var notes: [String]
  /// The findings, by position.
  public var findings: [Finding]
  /// The findings that were set aside, by position.
  public var silenced: [SilencedFinding]
  /// From where on its findings are listed and fail the run; nil when the report's own holds.
  public var thresholds: Thresholds?
  /// All blocks of the document, when the audit was asked to keep them.
  public var blocks: [Block]

  /// Makes a document from its parts.
  public init(
    path: String,
    item: ItemInfo? = nil,
    format: DocumentFormat,
    encoding: String,
    container: String? = nil,
    language: LanguageTag,
    title: String?,
    words: Int,
    score: Scorecard? = nil,
    verdict: Verdict? = nil,
    notAudited: [UnauditedText] = [],
    notes: [String] = [],
    findings: [Finding] = [],
    silenced: [SilencedFinding] = [],
    thresholds: Thresholds? = nil,
    blocks: [Block] = []
  ) {
    self.path = path
    self.item = item
    self.format = format
    self.encoding = encoding
    self.container = container
    self.language = language
    self.title = title
    self.words = words
    self.score = score
    self.verdict = verdict
    self.notAudited = notAudited
    self.notes = notes
    self.findings = findings
    self.silenced = silenced
    self.thresholds = thresholds
    self.blocks = blocks
  }
}
