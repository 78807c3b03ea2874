import CalqueCore

/// Makes what `card.mustache.html` can name: a finding in the margin.
struct CardRecord {
  let document: DocumentReport
  /// Classes and numbers of filters and rules.
  let index: FindingIndex
  /// Nil when there is no earlier report.
  let comparison: Comparison?

  /// Most suggestions that are shown.
  private static let mostOffers = 5

  /// The classes by which filters find the card of a finding, and its words.
  func classes(_ finding: Finding) -> String {
    let state = comparison.map { $0.isNew(finding) ? " new" : " known" } ?? ""
    return "\(finding.severity.rawValue) \(finding.confidence.rawValue) "
      + "p\(index.pack(of: finding)) c\(index.category(of: finding))\(state)"
  }

  func record(_ entry: NumberedFinding, isMarked: Bool) -> TemplateRecord {
    let finding = entry.finding
    let language = document.language(of: finding)
    let offers = finding.suggestions.prefix(Self.mostOffers).enumerated().map {
      index,
      suggestion -> TemplateRecord in
      [
        "isFirst": .flag(index == 0), "isRemoval": .flag(suggestion.replacement.isEmpty),
        "replacement": .text(suggestion.replacement),
      ]
    }
    return [
      "anchor": .text(entry.anchor),
      "backAnchor": .text((isMarked ? "t-" : "f-") + entry.anchor),
      "number": .number(entry.number),
      "cardClass": .text(classes(finding)),
      "severityName": .text(finding.severity.title),
      "confidence": .text(finding.confidence.rawValue),
      "isNew": .flag(comparison?.isNew(finding) == true),
      "message": .text(finding.message),
      "cardLanguage": .text(language.primary),
      "hasChange": .flag(!offers.isEmpty || !finding.isQuotedByMessage),
      "foundText": .text(finding.text),
      "hasOffers": .flag(!offers.isEmpty),
      "offers": .list(offers),
      "after": .record(after(finding, language)),
      "detailsLabel": .text(finding.why.isEmpty ? "More" : "Why"),
      "why": .text(finding.why),
      "rule": .text(finding.rule),
      "ruleNumber": .number(index.rule(of: finding)),
      "category": .text(finding.category),
      "place": .text(Wording.place(finding.location)),
      "isApproximate": .flag(finding.location.approximate == true),
      "hasRelated": .flag(!finding.relatedLocations.isEmpty),
      "related": .list(finding.relatedLocations.map(related)),
      "hasAlso": .flag(!finding.also.isEmpty),
      "also": .list(finding.also.map(also)),
      // Neither plain text nor JSON has comments.
      "silence": .text(
        [.text, .jsonFeed, .ndjson].contains(document.format)
          ? "" : "<!-- calque-ignore-next \(finding.rule): reason -->"
      ),
    ]
  }

  /// The sentence as the first suggestion would leave it.
  private func after(_ finding: Finding, _ language: LanguageTag) -> TemplateRecord? {
    guard let suggestion = finding.suggestions.first,
      document.blocks.indices.contains(finding.block), !finding.range.isEmpty
    else { return nil }
    let sentence = ChangedSentence(
      document.blocks[finding.block].text,
      at: finding.range,
      replacement: suggestion.replacement
    )
    return [
      "afterStart": .text(sentence.before), "afterChange": .text(sentence.change),
      "afterEnd": .text(sentence.after), "afterDirection": .text(language.direction),
    ]
  }

  private func related(_ place: RelatedLocation) -> TemplateRecord {
    [
      "relatedMessage": .text(place.message), "relatedText": .text(place.text),
      "relatedPlace": .text(Wording.place(place.location)),
    ]
  }

  private func also(_ finding: OverlappingFinding) -> TemplateRecord {
    [
      "alsoMessage": .text(finding.message), "alsoSeverity": .text(finding.severity.rawValue),
      "alsoRule": .text(finding.rule),
    ]
  }
}

/// A finding with its number in the document and its anchor in the page.
struct NumberedFinding {
  var finding: Finding
  var number: Int
  var anchor: String
}

extension Severity {
  /// The severity as the first word of a line.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension DocumentReport {
  /// The language of the block that a finding stands in, or else of the document.
  func language(of finding: Finding) -> LanguageTag {
    guard blocks.indices.contains(finding.block) else { return language }
    return blocks[finding.block].language ?? language
  }
}
