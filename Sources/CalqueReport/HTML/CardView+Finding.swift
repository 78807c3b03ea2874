import CalqueCore

extension CardView {
  /// Makes the card of a finding.
  ///
  /// - Parameters:
  ///   - finding: the finding.
  ///   - anchor: its fragment.
  ///   - number: its number in the document.
  ///   - pack: the number of its pack.
  ///   - document: the document it stands in.
  ///   - isMarked: whether its words are marked in the text.
  init(
    _ finding: Finding,
    anchor: String,
    number: Int,
    pack: Int,
    document: DocumentReport,
    isMarked: Bool
  ) {
    let text = HTMLText.clean
    self.anchor = anchor
    backAnchor = (isMarked ? "t-" : "f-") + anchor
    self.number = number
    cardClass = "\(finding.severity.rawValue) p\(pack)"
    packIndex = pack
    severityClass = finding.severity.rawValue
    severityName = finding.severity.title
    confidence = finding.confidence.rawValue
    message = text(finding.message)
    cardLanguage = document.language(of: finding).primary
    foundText = text(finding.text)
    offers = finding.suggestions.prefix(5).enumerated().map { index, suggestion in
      OfferView(
        isFirst: index == 0,
        isRemoval: suggestion.replacement.isEmpty,
        replacement: text(suggestion.replacement)
      )
    }
    hasChange = !offers.isEmpty || !finding.isQuotedByMessage
    hasWhy = !finding.why.isEmpty
    detailsLabel = hasWhy ? "Why" : "More"
    why = text(finding.why)
    rule = text(finding.rule)
    category = text(finding.category)
    place = Wording.place(finding.location)
    isApproximate = finding.location.approximate == true
    hasRelated = !finding.relatedLocations.isEmpty
    related = finding.relatedLocations.map {
      RelatedView(
        relatedMessage: text($0.message),
        relatedText: text($0.text),
        relatedPlace: Wording.place($0.location)
      )
    }
    hasAlso = !finding.also.isEmpty
    also = finding.also.map {
      AlsoView(
        alsoMessage: text($0.message),
        alsoSeverity: $0.severity.rawValue,
        alsoRule: text($0.rule)
      )
    }
    // Neither plain text nor JSON has comments.
    hasSilence = ![.text, .jsonFeed, .ndjson].contains(document.format)
    silence = "<!-- calque-ignore-next \(text(finding.rule)): reason -->"
  }
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
