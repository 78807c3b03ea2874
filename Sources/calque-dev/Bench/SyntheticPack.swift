import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueRules
import CalqueText

/// Rule packs of any size, made from the words of the pages that they are run over.
///
/// Their words are drawn as text uses them, frequent ones often, so that most rules begin with a word
/// of the text and nearly match. The draw is the same in every run.
struct SyntheticPack {
  /// Every word of the pages in order, in small letters.
  private let words: [String]

  init(documents: [Document]) {
    var words: [String] = []
    for document in documents {
      let text = Tokenizer.tokenize(document, lexicon: Lexicon()) { $0.kind.isAudited }
      for (index, token) in text.tokens.enumerated() where token.kind == .word && token.count > 1 {
        let word = document.string(text.textRange(index..<index + 1))
        if word.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
          words.append(word.lowercased())
        }
      }
    }
    self.words = words
  }

  /// A pack with this many rules, of the kinds that packs mostly have.
  func rules(_ count: Int) -> String {
    var draw = Draw()
    var yaml = Self.header + "rules:\n"
    for number in 0..<count {
      let (a, b, c, d) = (word(&draw), word(&draw), word(&draw), word(&draw))
      let match: String
      switch number % 8 {
      case 0, 1, 2: match = "{phrase: \"\(a) \(b) \(c)\"}"
      case 3: match = "{phrase: \"\(a) {\(b)|\(d)} \(c)\"}"
      case 4: match = "{phrase: \"\(a) [the] \(b) \(c)\", near: {any: [\(d)], within: sentence}}"
      case 5: match = "{phrase: \"\(a) ~\(b) \(c)\"}"
      case 6: match = "{tokens: [{word: \(a)}, {gap: 0..2}, {word: \(b)}, {word: \(c)}]}"
      default: match = "{phrase: \"\(a) {*} \(b) \(c)\"}"
      }
      yaml += """
          - id: rule-\(number)
            title: “{match}” is probably something else
            severity: minor
            mqm: style/awkward
            why: A rule of the benchmark, which says at usual length why a reader would stumble here.
            match: \(match)
            cases: {bad: ["[[\(a) \(b) \(c)]]"], good: ["They came."]}

        """
    }
    return yaml
  }

  /// A pack of one rule with a list of this many phrases.
  func list(_ count: Int) -> String {
    var draw = Draw()
    let phrases = (0..<count).map { _ in
      "    - \(word(&draw)) \(word(&draw)) \(word(&draw))\n"
    }
    return Self.header + "lists:\n  phrases:\n" + phrases.joined() + """
      rules:
        - id: listed
          title: “{match}” is listed
          severity: minor
          mqm: style/awkward
          why: It stands in the list.
          match: {words: $phrases}
          cases: {bad: ["[[x]]"], good: ["They came."]}

      """
  }

  private static let header = """
    calque: 1
    pack: {version: 1.0.0, title: Benchmark, target: en, license: CC0-1.0}

    """

  /// A word of the text, in quotes where YAML would read it as something else.
  private func word(_ draw: inout Draw) -> String {
    let word = words[draw.next(below: words.count)]
    return ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(word)
      ? "word" : word
  }
}

/// Numbers that look drawn and are the same in every run (SplitMix64).
private struct Draw {
  private var state: UInt64 = 2_026

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
