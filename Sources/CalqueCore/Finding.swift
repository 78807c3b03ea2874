/// A replacement that would mend a finding.
public struct Suggestion: Hashable, Sendable, Codable {
  /// The text to put in place of the finding's; empty to remove it.
  public var replacement: String

  /// Makes a suggestion.
  public init(replacement: String) { self.replacement = replacement }
}

/// Another rule's finding on the same words, shown with the winner and not counted.
public struct OverlappingFinding: Hashable, Sendable, Codable {
  /// The full id of the other rule.
  public var rule: String
  /// Its severity.
  public var severity: Severity
  /// Its confidence.
  public var confidence: Confidence
  /// Its message.
  public var message: String
  /// The words it covers.
  public var text: String

  /// Makes an entry from its parts.
  public init(
    rule: String,
    severity: Severity,
    confidence: Confidence,
    message: String,
    text: String
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.text = text
  }
}

/// Another place that belongs to a finding: the other spelling of a name, the first mention.
public struct RelatedLocation: Hashable, Sendable, Codable {
  /// What the place is to the finding.
  public var message: String
  /// The words there.
  public var text: String
  /// Where they stand.
  public var location: Location

  /// Makes a related place.
  public init(message: String, text: String, location: Location) {
    self.message = message
    self.text = text
    self.location = location
  }
}

/// An artefact found in a document.
public struct Finding: Hashable, Sendable {
  /// The full id of the rule: `en/echo/x-of-xs`.
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
  /// Addresses at which there is more to read of the rule.
  public var references: [String]
  /// The words, white space folded.
  public var text: String
  /// What was probably meant; the best first.
  public var suggestions: [Suggestion]
  /// Stable identity of the finding: survives moved lines, changes with its sentence.
  public var fingerprint: String
  /// Digest of its sentence, white space folded, by which a baseline knows it wherever it moves; empty in
  /// reports that were stored.
  public var sentence: String
  /// Findings of other rules on the same words.
  public var also: [OverlappingFinding]
  /// Other places that belong to it.
  public var relatedLocations: [RelatedLocation]
  /// Where it stands in the source.
  public var location: Location
  /// Index of its block in the report's document.
  public var block: Int
  /// Where it stands in the text of its block, in UTF-8 bytes.
  public var range: TextRange

  /// Makes a finding from its parts.
  public init(
    rule: String,
    category: String,
    severity: Severity,
    confidence: Confidence,
    message: String,
    why: String,
    references: [String] = [],
    text: String,
    suggestions: [Suggestion] = [],
    fingerprint: String,
    sentence: String = "",
    also: [OverlappingFinding] = [],
    relatedLocations: [RelatedLocation] = [],
    location: Location,
    block: Int,
    range: TextRange
  ) {
    self.rule = rule
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.why = why
    self.references = references
    self.text = text
    self.suggestions = suggestions
    self.fingerprint = fingerprint
    self.sentence = sentence
    self.also = also
    self.relatedLocations = relatedLocations
    self.location = location
    self.block = block
    self.range = range
  }
}
