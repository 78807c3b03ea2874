import CalqueCore
import CalqueDetect
import CalqueInput
import CalqueRules
import CalqueText

/// Turns matches into findings: words, place, message, suggestion, identity.
struct FindingBuilder {
  let document: Document
  let text: TokenizedText
  let rules: CompiledRules
  let locator: Locator
  private var ordinals: [String: Int] = [:]

  init(document: Document, text: TokenizedText, rules: CompiledRules) {
    self.document = document
    self.text = text
    self.rules = rules
    locator = Locator(document)
  }

  /// The finding of a match, nil when none of its text came from the source.
  mutating func finding(_ resolved: ResolvedMatch) -> Finding? {
    let match = resolved.match
    guard let location = locator.location(of: match.range) else { return nil }
    let rule = rules.rules[match.rule].descriptor
    let words = Self.folded(document.string(match.range))
    let sentence = Self.folded(self.sentence(around: match))
    let blockStart = document.blocks[match.block].range.start
    return Finding(
      rule: rule.id,
      category: rule.category,
      severity: rule.severity,
      confidence: rule.confidence,
      message: fill(rule.title, match),
      why: rule.why,
      references: rule.references,
      text: words,
      suggestions: suggestions(match),
      fingerprint: fingerprint(rule.id, words, sentence: sentence),
      sentence: Fingerprint.ofSentence(sentence),
      also: resolved.also.map(overlapping),
      relatedLocations: match.related.compactMap { related($0, to: match, words) },
      location: location,
      block: match.block,
      range: TextRange(match.range.start - blockStart, match.range.end - blockStart)
    )
  }

  private func overlapping(_ match: Match) -> OverlappingFinding {
    let rule = rules.rules[match.rule].descriptor
    return OverlappingFinding(
      rule: rule.id,
      severity: rule.severity,
      confidence: rule.confidence,
      message: fill(rule.title, match),
      text: Self.folded(document.string(match.range))
    )
  }

  /// A place that belongs to a match whose words are `found`.
  private func related(_ range: TextRange, to match: Match, _ found: String) -> RelatedLocation? {
    guard let location = locator.location(of: range) else { return nil }
    let words = Self.folded(document.string(range))
    let message =
      words.lowercased() == found.lowercased()
      ? "also here" : match.values["nearest"] == nil ? "compare" : "also spelled"
    return RelatedLocation(message: message, text: words, location: location)
  }

  private mutating func fingerprint(
    _ rule: String,
    _ words: String,
    sentence: String
  ) -> String {
    let place = [document.path] + (document.item.map { [$0.identity] } ?? [])
    let parts = [rule] + place + [words.lowercased(), sentence]
    let key = parts.joined(separator: "\0")
    let ordinal = ordinals[key, default: 0]
    ordinals[key] = ordinal + 1
    return Fingerprint.of(parts + [String(ordinal)])
  }

  /// Most tokens of a sentence, on either side of a match, that make its identity.
  private static let reach = 60

  /// The text of the sentence that holds the start of a match; of a very long one, what is near.
  private func sentence(around match: Match) -> String {
    guard let index = text.token(endingAfter: match.range.start, inBlock: match.block) else {
      return document.string(match.range)
    }
    let sentence = text.sentence(around: index)
      .clamped(to: max(0, index - Self.reach)..<index + Self.reach)
    return document.string(text.textRange(sentence))
  }

  private func suggestions(_ match: Match) -> [Suggestion] {
    switch rules.rules[match.rule].fix {
    case .none: []
    case .remove: [Suggestion(replacement: "")]
    case .offer(let offers): offers.map { Suggestion(replacement: fill($0, match)) }
    case .replace(let template, let keepsCase):
      [
        Suggestion(
          replacement: keepsCase
            ? Self.carryingCapital(of: document.string(match.range), to: fill(template, match))
            : fill(template, match)
        )
      ]
    }
  }

  /// A template with `{match}`, `{1}` … and the mechanism's own values filled in.
  private func fill(_ template: String, _ match: Match) -> String {
    guard template.utf8.contains(0x7B) else { return template }
    var result = template.replacing("{match}", with: Self.folded(document.string(match.range)))
    for (name, value) in match.values { result = result.replacing("{\(name)}", with: value) }
    for (index, capture) in match.captures.enumerated() {
      result = result.replacing("{\(index + 1)}", with: Self.folded(document.string(capture)))
    }
    return result
  }

  /// The text with white space and what pages hide in words folded, as ``Finding/text`` has it.
  private static func folded(_ text: String) -> String { PieceDecoder.fold(text.utf8) }

  private static func carryingCapital(of original: String, to replacement: String) -> String {
    guard original.first?.isUppercase == true, let first = replacement.first, first.isLowercase
    else { return replacement }
    return first.uppercased() + replacement.dropFirst()
  }
}

extension FindingBuilder {
  /// The finding of a fault in a request for silence; it stands in no block.
  mutating func finding(_ fault: SilenceReview.Fault) -> Finding {
    let rule = rules.rules[fault.rule].descriptor
    let source = document.source.bytes[fault.place.range]
    let words = PieceDecoder.fold(source.prefix(Self.longestRequest))
    var message = rule.title.replacing("{match}", with: words)
    for (name, value) in fault.values { message = message.replacing("{\(name)}", with: value) }
    return Finding(
      rule: rule.id,
      category: rule.category,
      severity: rule.severity,
      confidence: rule.confidence,
      message: message,
      why: rule.why,
      references: rule.references,
      text: words,
      fingerprint: fingerprint(rule.id, words, sentence: words),
      sentence: Fingerprint.ofSentence(words),
      location: locator.location(ofSource: fault.place),
      block: -1,
      range: TextRange(0, 0)
    )
  }

  /// Most bytes of a request that a report quotes.
  private static let longestRequest = 300
}
