import CalqueCore
public import CalqueRules

/// The mechanisms that are written in Swift, in the order in which they run.
public enum Detectors {
  /// All of them but ``FurnitureDetector``, which decides what the others may look at.
  public static let all: [any Detector] = [
    PhraseDetector(),
    EchoDetector(),
    RepetitionDetector(),
    SequenceDetector(),
    RegexDetector(),
    CountDetector(),
    LeftoverDetector(),
    SentenceDetector(),
    NameDetector(),
  ]

  /// Everything that the rules find in a document, overlaps resolved.
  public static func run(_ context: DetectionContext) -> [ResolvedMatch] {
    OverlapResolver(rules: context.rules).resolve(matches(context))
  }

  /// Everything that the rules find in a document, each rule for itself.
  public static func matches(_ context: DetectionContext) -> [Match] {
    var notes: [String] = []
    return matches(context, notes: &notes)
  }

  /// Everything that the rules find in a document, overlaps resolved, and notes on what was not
  /// looked for because the document is too large.
  public static func run(_ context: DetectionContext, notes: inout [String]) -> [ResolvedMatch] {
    OverlapResolver(rules: context.rules).resolve(matches(context, notes: &notes))
  }

  /// The matches with their overlaps resolved.
  public static func resolve(_ matches: [Match], rules: CompiledRules) -> [ResolvedMatch] {
    OverlapResolver(rules: rules).resolve(matches)
  }

  /// Everything that the rules find in a document, each rule for itself, and notes on what was not
  /// looked for because the document is too large.
  public static func matches(_ context: DetectionContext, notes: inout [String]) -> [Match] {
    var context = context
    var matches = FurnitureDetector().matches(in: context)
    for match in matches { context.isFurniture[match.block] = true }
    context.names = NameCollector.collect(context)
    if context.names?.isCut == true {
      notes.append(
        """
        Not all names were compared: the document has more than \(NameCollector.mostForms) different \
        ones. Split it to have all compared.
        """
      )
    }
    let right = RightFormGuard(context: context)
    func isRight(_ match: Match) -> Bool {
      context.rules.rules[match.rule].yieldsToRightForms && right.covers(match)
    }
    for detector in all {
      guard !context.deadline.isOver else {
        notes.append(
          "Not all rules were run: this document takes too long. Split it to have all of it audited."
        )
        break
      }
      matches += detector.matches(in: context).filter {
        !context.isFurniture[$0.block] && context.admitsLinks($0) && !isRight($0)
      }
    }
    for rule in fullRules(matches) {
      notes.append(
        """
        \(context.rules.rules[rule].descriptor.id): only the first \(MatchList.most) places were looked at
        """
      )
    }
    if let house = HouseVocabulary(context) { matches.removeAll(where: house.excuses) }
    return matches
  }

  /// What the rules on names alone find: their share of an audit, for benchmarks.
  package static func names(_ context: DetectionContext) -> [Match] {
    var context = context
    context.names = NameCollector.collect(context)
    return NameDetector().matches(in: context)
  }

  /// The rules that found as many places as are kept.
  private static func fullRules(_ matches: [Match]) -> [Int] {
    guard matches.count >= MatchList.most else { return [] }
    var counts: [Int: Int] = [:]
    for match in matches { counts[match.rule, default: 0] += 1 }
    return counts.filter { $0.value >= MatchList.most }.keys.sorted()
  }

  /// The matches of one rule, of those that overlap only the longest.
  public static func longest(_ matches: [Match], of rule: Int, rules: CompiledRules) -> [Match] {
    OverlapResolver(rules: rules).resolve(matches.filter { $0.rule == rule }).map(\.match)
  }
}
