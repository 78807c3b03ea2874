import CalqueCore

extension EvaluationRecord {
  /// The record as a text of a set.
  ///
  /// - Throws: ``Fault`` when a field that the kind needs is missing, or a label lies outside the text.
  func goldText(_ kind: EvaluationSet.Kind, fallback: String) throws(Fault) -> GoldText {
    let content: GoldText.Content
    switch (kind == .mqm ? target ?? text : text ?? mt, html) {
    case (let text?, _): content = .text(text)
    case (nil, let html?) where kind == .clean || kind == .machine: content = .html(html)
    default: throw Fault("there is no “\(kind == .mqm ? "target" : "text")”")
    }
    var gold = GoldText(id: identity(kind) ?? fallback, content: content)
    gold.page = [set, lp, doc?.value].compactMap(\.self).joined(separator: "/")
    if gold.page.isEmpty || doc == nil { gold.page = gold.id }
    gold.half = HashedHalf(of: splitKey(kind, id: gold.id, content))
    gold.language = language.flatMap { LanguageTag($0) } ?? pairTarget
    gold.isHuman = kind == .clean || human == true || label == "clean"
    gold.isTranslated = gold.isHuman && (lp != nil || translator != nil)
    gold.facets = facets(kind)
    if kind == .edits {
      guard let edited = edited ?? pe else { throw Fault("there is no “edited”") }
      gold.edited = edited
    }
    if case .text(let text) = content { gold.spans = try goldSpans(kind, of: text) }
    return gold
  }

  private func identity(_ kind: EvaluationSet.Kind) -> String? {
    if let id { return id.value }
    let parts = [set, lp, doc?.value, system, seg?.value].compactMap(\.self)
    return doc != nil || seg != nil ? parts.joined(separator: "/") : nil
  }

  /// What decides on the half: an article and its clean original, or all versions of a document, are
  /// on one side, and sentences without an id go by their words.
  private func splitKey(
    _ kind: EvaluationSet.Kind,
    id: String,
    _ content: GoldText.Content
  ) -> String {
    switch kind {
    case .labelled:
      for ending in ["-mt", "-clean"] where id.hasSuffix(ending) {
        return String(id.dropLast(ending.count))
      }
      return id
    case .mqm: return [set, lp, doc?.value].compactMap(\.self).joined(separator: "/")
    case .names:
      if self.id == nil, case .text(let text) = content { return text }
      return id
    case .edits, .clean, .machine: return id
    }
  }

  /// The language that a pair such as `ru-en` translates into.
  private var pairTarget: LanguageTag? {
    lp.flatMap { $0.split(separator: "-").last }.flatMap { LanguageTag(String($0)) }
  }

  private func facets(_ kind: EvaluationSet.Kind) -> [String: String] {
    var facets: [String: String] = [:]
    facets["set"] = set
    facets["pair"] = lp
    facets["domain"] = domain
    facets["tier"] = tier
    facets["system"] = system
    if kind == .names {
      facets["route"] = route
      facets["listed"] = isListed.map { $0 ? "listed" : "not listed" }
    }
    return facets
  }

  /// The labels that lie in the text.
  private func goldSpans(
    _ kind: EvaluationSet.Kind,
    of text: String
  ) throws(Fault) -> [GoldSpan] {
    let labels: [Label]
    switch (kind, spans) {
    case (.mqm, _): labels = (errors ?? []).filter { $0.side == nil }
    case (.labelled, .list(let list)), (.names, .list(let list)): labels = list
    case (.labelled, _), (.names, _): throw Fault("there are no “spans”")
    default: return []
    }
    let scalars = Array(text.unicodeScalars)
    var result: [GoldSpan] = []
    for (number, label) in labels.enumerated() {
      let name = "\(kind == .mqm ? "error" : "span") \(number + 1)"
      guard let start = label.start, let end = label.end else {
        throw Fault("\(name) has no “start” and “end”")
      }
      guard start >= 0, start <= end, end <= scalars.count else {
        throw Fault(
          "\(name) (\(start) to \(end)) lies outside its text of \(scalars.count) characters"
        )
      }
      if kind != .mqm, let words = label.text,
        !words.unicodeScalars.elementsEqual(scalars[start..<end])
      {
        throw Fault(
          "\(name) (\(start) to \(end)) does not hold the words that its “text” gives: offsets count code points"
        )
      }
      result.append(
        GoldSpan(
          start: start,
          end: end,
          category: label.category ?? "",
          severity: (label.severity ?? "").lowercased(),
          intended: label.intended
        )
      )
    }
    return result.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
