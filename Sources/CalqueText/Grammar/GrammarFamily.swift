/// What a symbol of running text has to do with, so that a verdict can say what speaks for it.
package enum GrammarFamily: UInt8, CaseIterable, Sendable, Hashable {
  /// `a`, `an`, `the`.
  case articles
  /// Demonstratives, possessives, quantifiers.
  case determiners
  /// `of`.
  case of
  /// The other prepositions.
  case prepositions
  /// Pronouns.
  case pronouns
  /// Conjunctions.
  case conjunctions
  /// Forms of be, have, do and the modal verbs.
  case auxiliaries
  /// Adverbs that bind sentences, degree, negation.
  case adverbs
  /// Capitalised words within a sentence.
  case names
  /// Numbers.
  case numbers
  /// Commas, dashes, brackets, stops, possessives.
  case marks
  /// Words that are nouns and perhaps more.
  case nouns
  /// Words that are verbs and no nouns, or end as verbs do.
  case verbs
  /// Adjectives and adverbs of the open classes.
  case modifiers
  /// Words that no table knows.
  case unknown
  /// Where sentences end.
  case ends
}
