/// The places in titles and fixes that a finding fills: `{match}`, `{1}`, `{nearest}`.
struct Template {
  /// The names that a rule's findings have values for.
  private let names: [String]

  /// What the findings of a match have.
  init(_ match: Rule.Match) {
    var names = ["match"]
    switch match {
    case .phrase(let expansions), .furniture(let expansions), .exchange(let expansions, _):
      let groups = expansions.map(\.captures.count).max() ?? 0
      names += (0..<groups).map { String($0 + 1) }
      if expansions.contains(where: { $0.intended != nil }) { names.append("intended") }
    case .tokens(let pattern): names += pattern.elements.indices.map { String($0 + 1) }
    // How many groups an expression has, only its compiler knows.
    case .regex: names += (1...9).map(String.init)
    case .count: names.append("count")
    case .drift: names += ["nearest", "edits"]
    case .nearList: names += ["nearest", "edits", "list"]
    case .detector(let mechanism):
      if mechanism.isAboutSilences { names.append("rules") }
      if mechanism.name == .namesOfOneRoute { names += ["route", "edits"] }
    case .echo, .repeat, .leftover: break
    }
    self.names = names
  }

  /// What is wrong with the places of a text; nil when all can be filled.
  func fault(in text: String) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { return nil }
      let name = String(rest[..<close])
      rest = rest[rest.index(after: close)...]
      guard !names.contains(name), name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
      else { continue }
      let known = names.map { "{\($0)}" }.joined(separator: ", ")
      if Int(name) != nil {
        let groups = names.count { Int($0) != nil }
        return "there is no {\(name)}: the match has "
          + (groups == 0
            ? "no group; write {a|b} for one"
            : groups == 1 ? "one group, {1}" : "\(groups) groups, {1} to {\(groups)}")
      }
      return "there is no {\(name)}; a finding of this rule has \(known)"
        + Nearest.hint(name, among: names)
    }
    return nil
  }
}
