public import CalqueCore

/// A report as its JSON holds it.
///
/// Encodes to and decodes from what `Reports/Schemas/report.schema.json` describes, so that a report
/// can be stored and rendered later.
public struct ReportDocument: Hashable, Sendable, Codable {
  /// The version of the format that this program writes and reads.
  public static let currentSchemaVersion = 1

  /// Whether a run passed.
  public enum Result: String, Hashable, Sendable, Codable {
    /// No finding fails it.
    case pass
    /// At least one finding fails it.
    case fail
  }

  /// The version of the format.
  public var schemaVersion = Self.currentSchemaVersion
  /// The program that made the report.
  public var tool: Tool
  /// The packs it used.
  public var packs: [PackSummary]
  /// Whether the run passed.
  public var result: Result
  /// The least confidence that a finding needed to be listed.
  public var minimumConfidence: Confidence
  /// The severity from which a finding fails the run; absent when nothing does.
  public var failOn: Severity?
  /// The score of all documents together.
  public var score: Score?
  /// The score below which a sufficient sample fails the run; absent when none does.
  public var minimumScore: Double?
  /// The documents in input order.
  public var documents: [Audited]
  /// The inputs and packs that could not be read.
  public var errors: [InputFailure]

  /// A document of a report.
  public struct Audited: Hashable, Sendable, Codable {
    /// The path as it was given, `-` for standard input.
    public var path: String
    /// For a document out of a container (a feed, a file of records), what that says of it.
    public var item: Item?
    /// The format it was read as.
    public var format: DocumentFormat
    /// The encoding it was decoded from.
    public var encoding: String
    /// For a compressed file, the container that bytes are counted inside of.
    public var container: String?
    /// The language of most of its copy.
    public var language: LanguageTag
    /// Its title.
    public var title: String?
    /// How many words were audited.
    public var words: Int
    /// How many findings of each severity are listed.
    public var counts: SeverityCounts
    /// The MQM score.
    public var score: Score?
    /// How probable it is that its copy is unedited machine output.
    public var verdict: Verdict?
    /// What was not audited.
    public var notAudited: [Unaudited]
    /// What the reader had to leave out or could not place exactly.
    public var notes: [String]
    /// The findings by position.
    public var findings: [Entry]
    /// The findings that were set aside, by position; absent when there are none.
    public var silenced: [Silenced]?
    /// From where on its findings are listed and fail the run; absent when the report's own holds.
    public var thresholds: Thresholds?
    /// All blocks, when the text was asked for.
    public var blocks: [Block]?
  }

  /// What a container says of a document in it.
  public struct Item: Hashable, Sendable, Codable {
    /// Its number in the container, from 1.
    public var index: Int
    /// Its id.
    public var id: String?
    /// Its own address.
    public var link: String?
    /// When it was published, as RFC 3339.
    public var date: String?
    /// The date as the container writes it.
    public var dateText: String?
  }

  /// An MQM score, of detected errors.
  public struct Score: Hashable, Sendable, Codable {
    /// The calibrated score, 0 to 100.
    public var value: Double
    /// The raw score, 0 to 100.
    public var raw: Double
    /// Penalty points.
    public var penalty: Double
    /// Penalty points per 1,000 words.
    public var perThousandWords: Double
    /// `pass`, `fail` or `insufficient-sample`.
    public var result: Scorecard.Result
    /// The score from which a text passes.
    public var threshold: Double
    /// The number of words it is of.
    public var words: Int
    /// How many listed findings of each severity there are.
    public var counts: SeverityCounts
  }

  /// Text in a language that no pack was run on.
  public struct Unaudited: Hashable, Sendable, Codable {
    /// Its language.
    public var language: LanguageTag
    /// The language's English name.
    public var name: String
    /// How many words there are.
    public var words: Int
  }

  /// A block of a document.
  public struct Block: Hashable, Sendable, Codable {
    /// What the block is to its reader.
    public var kind: BlockKind
    /// For headings 1 to 6, otherwise absent.
    public var level: Int?
    /// Its language, as far as known.
    public var language: LanguageTag?
    /// Whether packs of a language ran on it.
    public var audited: Bool
    /// Its text.
    public var text: String
    /// Where it stands in the source.
    public var location: Location?
  }

  /// Where a finding stands in the text of its block.
  public struct BlockRange: Hashable, Sendable, Codable {
    /// Offset of the first UTF-8 byte.
    public var start: Int
    /// Length in UTF-8 bytes.
    public var length: Int
  }

  /// A finding that was set aside.
  public struct Silenced: Hashable, Sendable, Codable {
    /// The finding.
    public var finding: Entry
    /// Who set it aside, and why.
    public var silence: Silence
  }

  /// A finding of a document.
  public struct Entry: Hashable, Sendable, Codable {
    /// The full id of the rule.
    public var rule: String
    /// The MQM error type as a path.
    public var category: String
    /// How bad it is.
    public var severity: Severity
    /// How sure the rule is.
    public var confidence: Confidence
    /// What is wrong, one sentence.
    public var message: String
    /// Why it is a fault.
    public var why: String
    /// Addresses at which there is more to read; absent when there are none.
    public var references: [String]?
    /// The words, white space folded.
    public var text: String
    /// What was probably meant; the best first.
    public var suggestions: [Suggestion]
    /// Stable identity of the finding.
    public var fingerprint: String
    /// Findings of other rules on the same words.
    public var also: [OverlappingFinding]
    /// Other places that belong to it.
    public var relatedLocations: [RelatedLocation]
    /// Where it stands in the source.
    public var location: Location
    /// Index of its block in ``Audited/blocks``, when the text was asked for.
    public var block: Int?
    /// Where it stands in the text of its block, when the text was asked for.
    public var blockRange: BlockRange?
  }
}

extension ReportDocument.Block {
  /// Tells a decoder to leave places out.
  static var skipsPlaces: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "calque-skips-places") }

  /// Reads a block, without its place where nobody asks for it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(BlockKind.self, forKey: .kind)
    level = try container.decodeIfPresent(Int.self, forKey: .level)
    language = try container.decodeIfPresent(LanguageTag.self, forKey: .language)
    audited = try container.decode(Bool.self, forKey: .audited)
    text = try container.decode(String.self, forKey: .text)
    let skips = Self.skipsPlaces.flatMap { decoder.userInfo[$0] as? Bool } ?? false
    location = skips ? nil : try container.decodeIfPresent(Location.self, forKey: .location)
  }
}
