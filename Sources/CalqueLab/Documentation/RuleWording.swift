import CalqueCore
public import CalqueRules

/// Says in words what a rule looks for, how it mends it and how noisy it is.
public enum RuleWording {
  /// What the rule finds, a line for each thing.
  public static func finds(_ rule: Rule) -> [String] {
    var lines = match(rule)
    for (index, near) in rule.near.enumerated() {
      let words = rule.patterns.filter { $0.use == .near(index) }.map { "“\($0.text)”" }
      let place = near.isBefore ? "before it in" : "in"
      lines.append("with one of \(shortened(words)) \(place) the same \(near.within.rawValue)")
    }
    if rule.isExactCase { lines.append("spelled with these capitals") }
    let all = Set(BlockKind.allCases)
    if rule.scope != all {
      let excluded = all.subtracting(rule.scope)
      lines.append(
        rule.scope.count <= excluded.count
          ? "only in: \(kinds(rule.scope))" : "everywhere but in: \(kinds(excluded))"
      )
    }
    switch rule.links {
    case .both: break
    case .inside: lines.append("only in links")
    case .outside: lines.append("but not in links")
    }
    if !rule.exceptions.isEmpty {
      lines.append("but for \(counted(rule.exceptions.count, "exception"))")
    }
    return lines
  }

  private static func match(_ rule: Rule) -> [String] {
    let rows = rule.patterns.filter { if case .row = $0.use { true } else { false } }
    if let first = rows.first, case .row(let intended) = first.use {
      return [
        "\(counted(rows.count, "wrong form")) from a table, such as “\(first.text)” for “\(intended)”"
      ]
    }
    let phrases = rule.patterns.filter { $0.use == .match || $0.use == .sketch }.map(\.text)
    let quoted = shortened(phrases.map { "“\($0)”" })
    switch rule.match {
    case .phrase:
      guard phrases.isEmpty else { return ["the words \(quoted)"] }
      return ["names of \(lists(rule)) in which one word was exchanged for another"]
    case .exchange:
      return ["right forms of \(lists(rule)) in which one word was exchanged for another"]
    case .furniture: return ["a block that is nothing but \(quoted)"]
    case .echo: return ["a word that returns: \(quoted)"]
    case .tokens: return ["the sequence \(quoted)"]
    case .regex(let search): return ["the pattern \(search.pattern)"]
    case .repeat(let repetition):
      return [
        "a word or compound that returns within \(counted(repetition.distance, "word")) of a \(repetition.within.rawValue)"
      ]
    case .leftover(.foreignWord): return ["a lone word of another language"]
    case .leftover(let leftover): return ["what a broken encoding left: \(leftover.rawValue)"]
    case .detector(let mechanism):
      return ["what the mechanism \(mechanism.name.rawValue) finds"]
    case .drift: return ["one name in two spellings within the document"]
    case .nearList: return ["a name that is nearly, but not quite, one of \(lists(rule))"]
    case .count(let measure): return [count(measure, quoted)]
    }
  }

  private static func count(_ measure: Measure, _ phrases: String) -> String {
    let subject =
      switch measure.subject {
      case .words: "words"
      case .sentences: "sentences"
      case .phrases: "occurrences of \(phrases)"
      }
    let bound =
      measure.most.map { "more than \($0)" } ?? measure.least.map { "fewer than \($0)" } ?? ""
    return "\(bound) \(subject) in a \(measure.within.rawValue)"
  }

  private static func lists(_ rule: Rule) -> String {
    let names = rule.listUses.map { "$\($0.name)" }
    return (names.count == 1 ? "the list " : "the lists ") + names.joined(separator: ", ")
  }

  private static func kinds(_ kinds: Set<BlockKind>) -> String {
    BlockKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// The first texts of many.
  private static func shortened(_ texts: [String]) -> String {
    let most = 8
    return texts.prefix(most).joined(separator: ", ")
      + (texts.count > most ? " and \(texts.count - most) more" : "")
  }

  /// What to write instead; nil when the rule does not say.
  public static func fix(_ rule: Rule) -> String? {
    switch rule.fix {
    case .none: nil
    case .replace(let text, _): "“\(text)”"
    case .remove: "remove it"
    case .offer(let offers): offers.map { "“\($0)”" }.joined(separator: " or ")
    }
  }

  /// A bad case with its findings between marks.
  public static func marked(_ bad: Rule.BadCase, _ open: String, _ close: String) -> String {
    var bytes = Array(bad.text.utf8)
    for span in bad.spans.reversed() {
      bytes.insert(contentsOf: close.utf8, at: span.end)
      bytes.insert(contentsOf: open.utf8, at: span.start)
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\n\n", with: " ¶ ")
  }

  /// How noisy the rule is: `3 findings in 3.7 million words of clean text`.
  public static func noise(_ noise: PackLock.Noise) -> String {
    let findings = noise.findings == 0 ? "no finding" : counted(noise.findings, "finding")
    return "\(findings) in \(words(noise.words)) of clean text"
  }

  /// How widely the rule finds something: `found in 12 of 1,417 documents of machine output`.
  public static func reach(_ reach: PackLock.Reach) -> String {
    let number = reach.documents == 0 ? "none" : counted(reach.documents)
    return "found in \(number) of \(counted(reach.total)) documents of machine output"
  }

  private static func words(_ count: Int) -> String {
    guard count >= 1_000_000 else { return counted(count, "word") }
    let tenths = (count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) million words"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(counted(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A number with its thousands apart.
  private static func counted(_ count: Int) -> String {
    var digits = String(count)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }
}
