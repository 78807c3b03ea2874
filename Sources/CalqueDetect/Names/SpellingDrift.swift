import CalqueRules
import CalqueText

/// A name that stands in a document in two spellings.
struct SpellingDrift {
  /// The mention with the spelling that is probably wrong, and the words that differ in it.
  var mention: Int
  /// The forms in it that are probably wrong.
  var forms: [Int]
  /// The mention with the spelling that is probably right.
  var right: Int
  /// How they differ.
  var difference: NameDifference
  /// The places to mark and to suggest: a surname alone, or the whole mention.
  var tokens: Range<Int>
  var rightTokens: Range<Int>
  /// What makes them one name.
  var anchor: Drift.Anchor
  /// Letters of the shortest differing word.
  var length: Int
}
