/// How probable it is that a document's copy is machine output which nobody edited.
///
/// A judgement of the whole copy, apart from its findings and its score: it fails no run.
public struct Verdict: Hashable, Sendable, Codable {
  /// What the probability means, as text that nobody edited was judged when it was calibrated.
  public enum Label: String, CaseIterable, Hashable, Sendable, Codable {
    /// Machine output: hardly any native copy and few human translations are as probable.
    case machine
    /// Probably machine output; human translations close to their source are as probable.
    case probablyMachine = "probably-machine"
    /// Machine output and copy that people wrote are about as probable.
    case unclear
    /// Nothing speaks for machine output; output of the best machines has no sign either.
    case noSign = "no-sign"
    /// There is too little English running text to judge.
    case unjudged
  }

  /// A reason for the probability.
  public struct Reason: Hashable, Sendable, Codable {
    /// What kind of evidence there is.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
      /// Findings of a pack.
      case findings
      /// How sentences are built.
      case wording
    }

    /// What kind of evidence it is.
    public var kind: Kind
    /// The reason, as a phrase that needs no other: `5 findings of en/echo`.
    public var text: String
    /// How much it adds to the logarithm of the odds, against average native copy.
    public var weight: Double

    /// Makes a reason from its parts.
    public init(kind: Kind, text: String, weight: Double) {
      self.kind = kind
      self.text = text
      self.weight = weight
    }
  }

  /// The probability, from 0 to 1, where machine output is as frequent as copy of people; nil when unjudged.
  public var probability: Double?
  /// What it means.
  public var label: Label
  /// The likely language of the source, or `spinner`; nil when the evidence does not say.
  public var route: String?
  /// What speaks most for machine output, the strongest first, at most three.
  public var reasons: [Reason]
  /// How many words of English running text it is of.
  public var words: Int

  /// Makes a verdict from its parts.
  public init(
    probability: Double?,
    label: Label,
    route: String? = nil,
    reasons: [Reason] = [],
    words: Int
  ) {
    self.probability = probability
    self.label = label
    self.route = route
    self.reasons = reasons
    self.words = words
  }
}
