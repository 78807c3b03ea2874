import CalqueText

extension MatchParser {
  /// `{edits: garbling, min-length: 5}`.
  func drift(_ node: YAMLNode) throws(PackError) -> Drift {
    let fields = try node.keys("drift", FormatKeys.drift)
    var result = Drift()
    if let edits = fields["edits"] { result.edits = try edits.choice("edits", of: NameEdits.self) }
    if let anchor = fields["anchor"] {
      result.anchor = try anchor.choice("anchor", of: Drift.Anchor.self)
    }
    if let length = fields["min-length"] {
      result.minimumLength = try length.integer("min-length", atLeast: 4)
    }
    return result
  }

  /// `{list: $provinces, before: [province], …}`.
  func nearList(_ node: YAMLNode) throws(PackError) -> NearList {
    let fields = try node.keys("near-list", FormatKeys.nearList)
    guard let list = fields["list"] else {
      throw node.error("near-list needs the key “list”: the name of a list, or several")
    }
    let items = list.itemsOrSelf()
    var own: [YAMLNode] = []
    for item in items where try !isGazetteer(item) { own.append(item) }
    var kinds: [NameEntry.Kind] = []
    for item in fields["kinds"]?.itemsOrSelf() ?? [] {
      kinds.append(try item.choice("kinds", of: NameEntry.Kind.self))
    }
    let before = try fields["before"].map(heads) ?? []
    let after = try fields["after"].map(heads) ?? []
    let isHeaded = !before.isEmpty || !after.isEmpty
    let anchor =
      try fields["anchor"]?.choice("anchor", of: NearList.Anchor.self)
      ?? (isHeaded ? .head : .token)
    guard isHeaded || ![.head, .role, .alone].contains(anchor) else {
      throw node.error("anchor: \(anchor.rawValue) needs the words in “before” or “after”")
    }
    if let capitalised = fields["capitalised"] {
      guard try capitalised.text("capitalised") == "true" else {
        throw capitalised.error("capitalised is always true: names are looked for among capitals")
      }
    }
    return NearList(
      lists: try names(own),
      known: try names(fields["known"]?.itemsOrSelf() ?? []),
      kinds: kinds,
      usesGazetteers: own.count < items.count,
      anchor: anchor,
      distance: try fields["distance"]?.integer("distance", atLeast: 1) ?? 2,
      edits: try fields["edits"]?.choice("edits", of: NameEdits.self)
        ?? (anchor == .head ? .any : .garbling),
      isOfRoute: try fields["route"]?.isTrue("route") ?? false,
      before: before,
      after: after
    )
  }

  /// Whether an item stands for the lists that users add: `gazetteer`.
  private func isGazetteer(_ node: YAMLNode) throws(PackError) -> Bool {
    try node.text("the name of a list") == NearList.gazetteer
  }

  private func names(_ items: [YAMLNode]) throws(PackError) -> [NearList.List] {
    var result: [NearList.List] = []
    for item in items {
      let text = try item.text("the name of a list")
      let name = text.hasPrefix("$") ? String(text.dropFirst()) : text
      guard let entries = try lists.names(name, pack: pack) else { throw missing(name, item) }
      result.append(NearList.List(id: "\(pack)/\(name)", entries: entries))
    }
    return result
  }

  private func heads(_ node: YAMLNode) throws(PackError) -> [String] {
    let words = try plainWords(node)
    for word in words where Tokenizer.tokenize(word).tokens.count != 1 {
      throw node.error("before and after take single words, not “\(word)”")
    }
    return words
  }
}
