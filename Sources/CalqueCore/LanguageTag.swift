/// A BCP 47 language tag, as HTML's `lang` holds it.
public struct LanguageTag: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The primary language subtag in lower case: `en` of `en-US`.
  public let primary: String

  /// Makes a tag from text such as `en`, `en-US` or `en_US`; nil when it holds no language.
  public init?(_ text: some StringProtocol) {
    let subtag = text.prefix { $0 != "-" && $0 != "_" }.lowercased()
    guard (2...3).contains(subtag.utf8.count), subtag.utf8.allSatisfy({ (97...122).contains($0) })
    else { return nil }
    primary = subtag
  }

  /// Reads the tag from one string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let tag = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "“\(text)” is not a language tag"
      )
    }
    self = tag
  }

  /// Writes the tag as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(primary)
  }

  /// The primary subtag.
  public var description: String { primary }

  /// English.
  public static let english = Self(knownPrimary: "en")
  /// Undetermined (ISO 639-2 `und`).
  public static let undetermined = Self(knownPrimary: "und")

  private init(knownPrimary: String) { primary = knownPrimary }
}
