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
    DriftDetector(),
    NearListDetector(),
  ]

  /// Everything that the rules find in a document, overlaps resolved.
  public static func run(_ context: DetectionContext) -> [ResolvedMatch] {
    OverlapResolver(rules: context.rules).resolve(matches(context))
  }

  /// Everything that the rules find in a document, each rule for itself.
  public static func matches(_ context: DetectionContext) -> [Match] {
    var context = context
    var matches = FurnitureDetector().matches(in: context)
    for match in matches { context.isFurniture[match.block] = true }
    context.names = NameCollector.collect(context)
    for detector in all {
      matches += detector.matches(in: context).filter { !context.isFurniture[$0.block] }
    }
    return matches
  }

  /// The matches of one rule, of those that overlap only the longest.
  public static func longest(_ matches: [Match], of rule: Int, rules: CompiledRules) -> [Match] {
    OverlapResolver(rules: rules).resolve(matches.filter { $0.rule == rule }).map(\.match)
  }
}
