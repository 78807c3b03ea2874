/// The keys of the pack format, by the mapping in which they stand.
///
/// The parser reads by them, and `Rules/schema.json` is made from them.
package enum FormatKeys {
  package static let pack = ["calque", "pack", "lists", "right", "rules"]
  package static let rulesFile = ["lists", "rules"]
  package static let header = [
    "version", "title", "target", "sources", "license", "requires", "authors", "homepage",
  ]
  package static let list = ["file", "column"]
  package static let rule = [
    "id", "title", "severity", "mqm", "confidence", "default", "why", "refs", "scope", "match",
    "except", "fix", "cases", "since", "renamed-from",
  ]
  package static let kinds = [
    "phrase", "words", "echo", "repeat", "leftover", "furniture", "drift", "near-list", "detector",
    "table", "shadow", "half-case", "exchange", "tokens", "regex", "pair", "count",
  ]
  package static let beside = ["near", "not-near", "case", "inflect"]
  package static let exception = ["phrase", "words", "scope", "near"]
  package static let near = ["any", "within"]
  package static let fix = ["replace", "case", "remove", "offer"]
  package static let cases = ["bad", "good"]
  package static let badCase = ["text", "fixed", "also"]
  package static let echo = ["form", "min-length", "ignore", "ignore-endings", "names"]
  package static let repetition = [
    "compounds-ending", "words", "ignore", "min-length", "distance", "within", "at-least",
  ]
  package static let detector = ["name", "min-words", "similarity", "at-least"]
  package static let drift = ["edits", "anchor", "min-length"]
  package static let nearList = [
    "list", "kinds", "known", "distance", "before", "after", "anchor", "edits", "route",
    "capitalised",
  ]
  package static let exchange = ["forms", "classes", "ordinary", "pairs"]
  package static let shadow = ["of", "classes", "ignore"]
  package static let halfCase = ["of", "ignore"]
  package static let regex = ["pattern", "literal", "slow"]
  package static let pair = ["if", "requires", "forbids", "within", "before"]
  package static let count = ["of", "within", "more-than", "fewer-than"]
  package static let element = [
    "word", "lemma", "shape", "class", "not-word", "not-lemma", "not-shape", "not-class", "gap",
    "optional",
  ]
}
