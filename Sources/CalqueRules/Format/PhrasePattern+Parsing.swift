import CalqueText

/// Reading a pattern into its parts.
extension PhrasePattern {
  mutating func parse(
    _ rest: inout ArraySlice<Unicode.Scalar>,
    until stops: Set<Unicode.Scalar>,
    depth: Int = 0
  ) throws(Fault) -> [Item] {
    guard depth <= PackLimits.phraseDepth else {
      throw Fault(
        message:
          "brackets stand in more than \(PackLimits.phraseDepth) others; write the phrase flatter"
      )
    }
    var items: [Item] = []
    var literal = ""
    while let scalar = rest.first, !stops.contains(scalar) {
      rest.removeFirst()
      switch scalar {
      case "\\":
        guard let escaped = rest.popFirst() else {
          throw Fault(message: "a backslash at the end escapes nothing")
        }
        literal.unicodeScalars.append(escaped)
      case "{", "[", "$", "~":
        if !literal.isEmpty { items.append(.literal(literal)) }
        literal = ""
        switch scalar {
        case "{": items.append(try parseChoice(&rest, depth: depth))
        case "[":
          items.append(.optional(try parseOptional(&rest, depth: depth)))
        case "~": items.append(.forms(try parseLemma(&rest)))
        default: items.append(try parseList(&rest))
        }
      case "}", "]": throw Fault(message: "“\(Character(scalar))” has no opening bracket")
      default: literal.unicodeScalars.append(scalar)
      }
    }
    if !literal.isEmpty { items.append(.literal(literal)) }
    return items
  }

  /// `[word]`, or `[one|another]`: none of them, or one.
  private mutating func parseOptional(
    _ rest: inout ArraySlice<Unicode.Scalar>,
    depth: Int
  ) throws(Fault) -> [[Item]] {
    var alternatives: [[Item]] = []
    while true {
      alternatives.append(try parse(&rest, until: ["|", "]"], depth: depth + 1))
      guard let stop = rest.popFirst() else { throw Fault(message: "“[” is never closed") }
      if stop == "]" { return alternatives }
    }
  }

  private mutating func parseChoice(
    _ rest: inout ArraySlice<Unicode.Scalar>,
    depth: Int
  ) throws(Fault) -> Item {
    // No slot has a longer name.
    let inside = rest.prefix(64).prefix { $0 != "}" }
    let name = String(String.UnicodeScalarView(inside))
    if let marker = try slot(name) {
      rest.removeFirst(min(inside.count + 1, rest.count))
      return .marker(marker)
    }
    if let choice = try namedSlot(name) {
      rest.removeFirst(min(inside.count + 1, rest.count))
      return choice
    }
    var alternatives: [[Item]] = []
    while true {
      let alternative = try parse(&rest, until: ["|", "}"], depth: depth + 1)
      guard !alternative.isEmpty else {
        throw Fault(message: "an alternative in {…} is empty; write [word] for an optional word")
      }
      alternatives.append(alternative)
      guard let stop = rest.popFirst() else { throw Fault(message: "“{” is never closed") }
      if stop == "}" { return .choice(alternatives) }
    }
  }

  /// A slot that is a group of its own: `{Name}`, `{noun}`.
  private func namedSlot(_ name: String) throws(Fault) -> Item? {
    let slot: Automaton.Slot
    switch name {
    case "Name": slot = .capitalised
    default:
      guard let place = WordClass.names.firstIndex(where: { $0.name == name }),
        let known = Automaton.Slot(rawValue: Automaton.Slot.noun.rawValue + UInt8(place))
      else { return nil }
      slot = known
    }
    guard !allowsVariables else {
      throw Fault(message: "{\(name)} is a slot, which the match kind echo has not")
    }
    let marker = Item.marker(Self.slotMarkers + UInt32(slot.rawValue))
    guard slot == .capitalised else { return .choice([[marker]]) }
    // A name has up to four words.
    return .choice(
      (1...4).map { count in
        Array(Array(repeating: [marker], count: count).joined(separator: [.literal(" ")]))
      }
    )
  }

  /// The word after `~`.
  private func parseLemma(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) -> String {
    let scalars = rest.prefix { $0.properties.isAlphabetic }
    guard !scalars.isEmpty else {
      throw Fault(message: "“~” stands before a word whose forms are all meant, such as ~report")
    }
    guard !allowsVariables, !isExactCase else {
      throw Fault(message: "“~” works in phrases and words without case: exact")
    }
    rest.removeFirst(scalars.count)
    return String(String.UnicodeScalarView(scalars)).lowercased()
  }

  /// The marker of a slot such as `#`, `X`, `X+s` or `X|X+s`.
  private func slot(_ text: String) throws(Fault) -> UInt32? {
    if text == "#" { return Self.numberMarker }
    if text == "*" { return Self.wordMarker }
    let bytes = Array(text.utf8)
    guard let name = bytes.first, (0x41...0x5A).contains(name) else { return nil }
    let inflection: EchoForm.Inflection
    switch String(decoding: bytes.dropFirst(), as: UTF8.self) {
    case "": inflection = .same
    case "+s": inflection = .plural
    case "|\(Character(Unicode.Scalar(name)))+s": inflection = .either
    default: return nil
    }
    guard allowsVariables else {
      throw Fault(message: "{\(text)} is a variable, which only the match kind echo has")
    }
    return Self.variableMarkers + UInt32(name - 0x41) * 4 + UInt32(inflection.rawValue)
  }

  private func parseList(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) -> Item {
    var scalars = rest.prefix {
      $0.properties.isAlphabetic || $0 == "-" || $0 == "_" || ("0"..."9").contains($0)
    }
    // In `$countries-led` the hyphen joins words and is no part of the name.
    while scalars.last == "-" { scalars.removeLast() }
    var name = String(String.UnicodeScalarView(scalars))
    while lists[name] == nil, let hyphen = name.lastIndex(of: "-") {
      name = String(name[..<hyphen])
    }
    if lists[name] == nil { name = String(String.UnicodeScalarView(scalars)) }
    rest.removeFirst(name.unicodeScalars.count)
    guard let words = lists[name] else {
      throw Fault(
        message: "there is no list $\(name)" + Nearest.hint(name, among: lists.keys, prefix: "$")
      )
    }
    return .choice(words.map { [.literal($0)] })
  }
}
