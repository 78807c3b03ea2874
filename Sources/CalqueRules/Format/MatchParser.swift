import CalqueCore
import CalqueText

/// Reads the `match` of a rule and the conditions around it.
struct MatchParser {
  /// A match with the conditions that stand beside it.
  struct Result {
    var match: Rule.Match
    var near: [Rule.Near] = []
    var notNear: [Rule.Near] = []
    var isExactCase = false
    var isFirstOnly = false
  }

  let pack: String
  let lists: PackLists

  private enum LetterCase: String, CaseIterable { case any, exact }
  private enum Names: String, CaseIterable { case skip, match }

  func parse(_ node: YAMLNode) throws(PackError) -> Result {
    let fields = try node.keys("match", FormatKeys.kinds + FormatKeys.beside)
    let found = FormatKeys.kinds.filter { fields[$0] != nil }
    guard found.count == 1, let kind = found.first, let value = fields[kind] else {
      throw node.error("match needs exactly one of \(FormatKeys.kinds.joined(separator: ", "))")
    }
    let letters = try fields["case"]?.choice("case", of: LetterCase.self)
    let isExactCase = kind == "shadow" || letters == .exact
    var result: Result
    switch kind {
    case "phrase":
      result = Result(match: .phrase(try phrases(value, isExactCase: isExactCase)))
    case "words":
      let inflects = try fields["inflect"]?.isTrue("inflect") ?? false
      result = Result(
        match: .phrase(try words(value, isExactCase: isExactCase, inflects: inflects))
      )
    case "tokens": result = Result(match: .tokens(try tokens(value)))
    case "regex": result = Result(match: .regex(try regex(value, isExactCase: isExactCase)))
    case "pair": result = try pair(value)
    case "count": result = Result(match: .count(try measure(value)))
    case "echo": result = Result(match: .echo(try echo(value)))
    case "repeat": result = Result(match: .repeat(try repetition(value)))
    case "leftover":
      result = Result(match: .leftover(try value.choice("leftover", of: Leftover.self)))
    case "detector": result = Result(match: .detector(try mechanism(value)))
    case "table": result = Result(match: .phrase(try table(value)))
    case "exchange":
      let (phrases, excuses) = try exchange(value)
      result = Result(match: .exchange(phrases, excuses))
    case "shadow": result = Result(match: .phrase(try shadows(value)), isExactCase: true)
    case "half-case": result = Result(match: .phrase(try halfCased(value)), isExactCase: true)
    case "furniture": result = Result(match: .furniture(try phrases(value)))
    case "drift": result = Result(match: .drift(try drift(value)))
    default: result = Result(match: .nearList(try nearList(value)))
    }
    if let near = fields["near"] { result.near.append(try self.near(near)) }
    if let near = fields["not-near"] { result.notNear.append(try self.near(near)) }
    if let inflect = fields["inflect"], kind != "words" {
      throw inflect.error(
        "only words has the key “inflect”; in a phrase write ~report for all forms of report"
      )
    }
    if let letterCase = fields["case"] {
      guard ["phrase", "words", "regex"].contains(kind) else {
        throw letterCase.error("only phrase, words and regex have the key “case”")
      }
      result.isExactCase = isExactCase
    }
    return result
  }

  /// One phrase or several.
  func phrases(
    _ node: YAMLNode,
    isExactCase: Bool = false
  ) throws(PackError) -> [PhraseExpansion] {
    var result: [PhraseExpansion] = []
    for item in node.itemsOrSelf() {
      result += try expand(item, text: try item.text("a phrase"), isExactCase: isExactCase)
    }
    guard !result.isEmpty else { throw node.error("there is no phrase") }
    return result
  }

  /// A list of words, or the name of one; each entry is taken literally.
  func words(
    _ node: YAMLNode,
    isExactCase: Bool = false,
    inflects: Bool = false
  ) throws(PackError) -> [PhraseExpansion] {
    var result: [PhraseExpansion] = []
    for word in try plainWords(node).flatMap({ inflects ? WordForms.of($0) : [$0] }) {
      result += try expand(
        node,
        text: word,
        isLiteral: !word.hasPrefix("$"),
        isExactCase: isExactCase
      )
    }
    guard !result.isEmpty else { throw node.error("there are no words") }
    return result
  }

  /// `{any: […], within: …}`.
  func near(_ node: YAMLNode) throws(PackError) -> Rule.Near {
    let fields = try node.keys("near", FormatKeys.near)
    guard let any = fields["any"] else {
      throw node.error("near needs the key “any”: a list of words")
    }
    let within = try fields["within"]?.choice("within", of: Rule.Within.self) ?? .sentence
    return Rule.Near(phrases: try phrases(any), within: within)
  }

  private func echo(_ node: YAMLNode) throws(PackError) -> EchoForm {
    let fields =
      node.isScalar
      ? [:] : try node.keys("echo", FormatKeys.echo)
    let formNode = node.isScalar ? node : fields["form"]
    guard let formNode else {
      throw node.error("echo needs the key “form”, such as \"{X} of {X+s}\"")
    }
    let variants = try expand(formNode, text: try formNode.text("form"), allowsVariables: true)
    for variant in variants {
      var counts: [UInt8: Int] = [:]
      for case .variable(let name, _) in variant.elements { counts[name, default: 0] += 1 }
      guard counts.values.contains(where: { $0 > 1 }) else {
        throw formNode.error("no variable stands twice in the form; write {X} at both places")
      }
    }
    var ignored: [UInt64] = []
    for word in try fields["ignore"].map(plainWords) ?? [] { ignored.append(WordHash.of(word)) }
    return EchoForm(
      variants: variants,
      minimumLength: try fields["min-length"]?.integer("min-length", atLeast: 1) ?? 1,
      ignored: ignored,
      ignoredEndings: try fields["ignore-endings"].map(plainWords) ?? [],
      matchesNames: try fields["names"]?.choice("names", of: Names.self) == .match
    )
  }

  private func repetition(_ node: YAMLNode) throws(PackError) -> Repetition {
    let fields = try node.keys("repeat", FormatKeys.repetition)
    var result = Repetition()
    result.compoundEndings = try fields["compounds-ending"].map(plainWords) ?? []
    result.words = try fields["words"].map(plainWords) ?? []
    result.ignored = try fields["ignore"].map(plainWords) ?? []
    result.minimumLength = try fields["min-length"]?.integer("min-length", atLeast: 1) ?? 0
    if let distance = fields["distance"] {
      result.distance = try distance.integer("distance", atLeast: 1)
    }
    if let within = fields["within"] {
      result.within = try within.choice("within", of: Rule.Within.self)
    }
    if let count = fields["at-least"] { result.count = try count.integer("at-least", atLeast: 2) }
    guard !result.compoundEndings.isEmpty || !result.words.isEmpty || result.minimumLength > 3
    else {
      throw node.error("repeat needs words, compounds-ending, or a min-length of at least 4")
    }
    return result
  }

  private func mechanism(_ node: YAMLNode) throws(PackError) -> Mechanism {
    guard !node.isScalar else {
      return Mechanism(try node.choice("detector", of: Mechanism.Name.self))
    }
    let fields = try node.keys("detector", FormatKeys.detector)
    guard let name = fields["name"] else { throw node.error("detector needs the key “name”") }
    var result = Mechanism(try name.choice("name", of: Mechanism.Name.self))
    if let words = fields["min-words"] {
      result.minimumWords = try words.integer("min-words", atLeast: 1)
    }
    if let similarity = fields["similarity"] {
      result.similarity = Int(try similarity.number("similarity", in: 1...100))
    }
    if let count = fields["at-least"] { result.count = try count.integer("at-least", atLeast: 2) }
    return result
  }

  /// The entries of a list given in place, or of `$name`, as they are.
  func plainWords(_ node: YAMLNode) throws(PackError) -> [String] {
    var result: [String] = []
    for item in node.itemsOrSelf() {
      let text = try item.text("a word")
      guard text.hasPrefix("$") else {
        result.append(text)
        continue
      }
      let name = String(text.dropFirst())
      guard let words = lists.words[name] else { throw missing(name, item) }
      result += words
    }
    return result
  }

  /// The error for a list that the pack has not.
  func missing(_ name: String, _ node: YAMLNode) -> PackError {
    node.error(
      "there is no list $\(name)" + Nearest.hint(name, among: lists.words.keys, prefix: "$")
    )
  }

  func expand(
    _ node: YAMLNode,
    text: String,
    isLiteral: Bool = false,
    allowsVariables: Bool = false,
    isExactCase: Bool = false
  ) throws(PackError) -> [PhraseExpansion] {
    var text = text
    if isLiteral {
      text = String(text.flatMap { "\\{}[]|$".contains($0) ? ["\\", $0] : [$0] })
    }
    var pattern = PhrasePattern(
      lists: lists.words,
      allowsVariables: allowsVariables,
      isExactCase: isExactCase
    )
    do throws(PhrasePattern.Fault) {
      return try pattern.expand(text)
    } catch {
      throw node.error("in “\(text)”: \(error.message)")
    }
  }
}
