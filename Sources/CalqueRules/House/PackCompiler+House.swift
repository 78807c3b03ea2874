package import CalqueCore
import CalqueText

/// What a project makes of rules: names and words of its own, switches and grades.
extension PackCompiler {
  /// Switches and grades the rules that a pattern names, and returns how many there are.
  package mutating func change(
    _ pattern: RulePattern,
    isOn: Bool?,
    severity: Severity?,
    confidence: Confidence?
  ) -> Int {
    rules.change(pattern, isOn: isOn, severity: severity, confidence: confidence)
  }

  /// Takes names for right: no rule on names finds fault with them.
  package mutating func addHouseNames(_ names: [String], at place: SourcePlace) throws(PackError) {
    rules.houseNames = try addHouse(names, to: rules.houseNames, at: place)
  }

  /// Takes words for right: no finding consists of one of them.
  package mutating func addHouseWords(_ words: [String], at place: SourcePlace) throws(PackError) {
    rules.houseWords = try addHouse(words, to: rules.houseWords, at: place)
  }

  private mutating func addHouse(
    _ names: [String],
    to number: Int32,
    at place: SourcePlace
  ) throws(PackError) -> Int32 {
    guard !names.isEmpty else { return number }
    let expansions = try Self.literal(names, at: place)
    guard number < 0 else {
      insert(expansions, root: .condition, payload: number)
      return number
    }
    return condition(expansions)
  }

  /// Adds phrases that a rule finds too, and phrases that it lets pass.
  ///
  /// - Parameters:
  ///   - rule: the rule as its pack says it.
  ///   - found: phrases to find; the rule must find by a list of words or phrases.
  ///   - excused: phrases that cover what is no finding.
  ///   - place: where this is asked for.
  /// - Throws: `PackError` when a rule of this kind has no such list.
  package mutating func extend(
    _ rule: Rule,
    found: [String],
    excused: [String],
    at place: SourcePlace
  ) throws(PackError) {
    let id = rule.descriptor.id
    guard let index = rules.rules.firstIndex(where: { $0.descriptor.id == id }) else { return }
    if !found.isEmpty {
      let expansions = try Self.phrases(found, isExactCase: rule.isExactCase, at: place)
      switch rule.match {
      case .phrase:
        let isExact = rule.isExactCase
        insert(expansions, root: .finding, payload: Int32(index), isExactCase: isExact)
      case .furniture: insert(expansions, root: .furniture, payload: Int32(index))
      default:
        throw place.error(
          "\(id) finds by \(rule.match.kind), so it has no list of words to add to"
        )
      }
    }
    guard !excused.isEmpty else { return }
    switch rule.match {
    case .furniture, .leftover, .detector:
      throw place.error("\(id) finds by \(rule.match.kind), which has no exceptions")
    default: break
    }
    let expansions = try Self.phrases(excused, isExactCase: false, at: place)
    if rules.rules[index].exceptPhrase >= 0 {
      insert(expansions, root: .condition, payload: rules.rules[index].exceptPhrase)
    } else {
      rules.rules[index].exceptPhrase = condition(expansions)
    }
  }

  private static func phrases(
    _ texts: [String],
    isExactCase: Bool,
    at place: SourcePlace
  ) throws(PackError) -> [PhraseExpansion] {
    var result: [PhraseExpansion] = []
    for text in texts {
      var pattern = PhrasePattern(lists: [:], isExactCase: isExactCase)
      do throws(PhrasePattern.Fault) {
        result += try pattern.expand(text)
      } catch {
        throw place.error("in “\(text)”: \(error.message)")
      }
    }
    return result
  }

  private static func literal(
    _ texts: [String],
    at place: SourcePlace
  ) throws(PackError) -> [PhraseExpansion] {
    let signs: Set<Character> = ["\\", "{", "}", "[", "]", "|", "$", "~"]
    return try phrases(
      texts.map { String($0.flatMap { signs.contains($0) ? ["\\", $0] : [$0] }) },
      isExactCase: false,
      at: place
    )
  }
}
