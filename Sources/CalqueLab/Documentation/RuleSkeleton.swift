/// A pack with one rule to begin with, whose cases pass as they stand.
public enum RuleSkeleton: String, CaseIterable, Sendable {
  case phrase, words, tokens, regex, pair, count, table, shadow, exchange, echo, `repeat`, leftover,
    furniture
  case detector, drift
  case nearList = "near-list"
  case halfCase = "half-case"

  /// The text of the pack, with a rule of this id.
  public func text(id: String) -> String {
    let parts = parts
    return """
      # A rule pack. Edit it, then: calque rules test FILE; and to use it: calque audit PAGE --pack FILE
      calque: 1
      pack:
        version: 0.1.0
        title: Rules of our house
        target: en
        license: CC0-1.0
      \(parts.lists.map { "lists:\n  \($0)\n" } ?? "")rules:
        - id: \(id)
          title: "\(parts.title)"          # the message of a finding
          severity: minor                  # neutral, minor, major or critical
          mqm: \(parts.category)
          confidence: likely               # hint, likely or certain
          why: Say why an editor should change this.
          match:
      \(Self.indented(parts.match, 6))
      \(parts.fix.map { "    fix: \($0)\n" } ?? "")\
          cases:
            bad:                           # [[…]] marks exactly what must be found
      \(Self.indented(parts.bad, 8))
            good:                          # nothing may be found here
      \(Self.indented(parts.good, 8))

      """
  }

  private struct Parts {
    var lists: String?
    var title = "“{match}” should read otherwise"
    var category = "style/unidiomatic"
    var match: String
    var fix: String?
    var bad: String
    var good: String
  }

  private static func indented(_ text: String, _ width: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 }
      .joined(separator: "\n")
  }

  private var parts: Parts {
    switch self {
    case .phrase:
      Parts(
        title: "“{match}” is probably the platform Truth Social",
        category: "terminology/wrong-term",
        match: """
          phrase: "true social {platform|network}"
          near: {any: [Trump, posted], within: sentence}
          """,
        fix: #"{replace: "Truth Social {1}", case: exact}"#,
        bad: """
          - text: "Trump wrote on his [[true social platform]]."
            fixed: "Trump wrote on his Truth Social platform."
          """,
        good: #"- "A true social platform needs people.""#
      )
    case .words:
      Parts(
        lists: "vague: [aforementioned, abovementioned]",
        match: "words: $vague",
        bad: #"- "The [[aforementioned]] bridge is shut.""#,
        good: #"- "The bridge is shut.""#
      )
    case .tokens:
      Parts(
        title: "“{match}”: {1} takes no about",
        category: "fluency/grammar",
        match: """
          tokens:
            - {lemma: [discuss, mention]}
            - {word: about}
            - {class: determiner, optional: true}
            - {class: noun}
          """,
        fix: #"{replace: "{1} {3} {4}"}"#,
        bad: """
          - text: "They [[discussed about the plan]]."
            fixed: "They discussed the plan."
          """,
        good: #"- "They discussed the plan.""#
      )
    case .regex:
      Parts(
        title: "“{match}” is no date of ours",
        category: "locale-conventions/date-format",
        match: #"regex: {pattern: "dated \\d{2}\\.\\d{2}\\.\\d{4}", literal: "dated"}"#,
        bad: #"- "The letter is [[dated 03.11.2024]].""#,
        good: #"- "The letter is dated 3 November 2024.""#
      )
    case .pair:
      Parts(
        title: "“{match}” is not spelled out before",
        match: #"pair: {if: WHO, requires: "World Health Organization", before: true}"#,
        bad: #"- "Help came from the [[WHO]].""#,
        good: #"- "Help came from the World Health Organization. The WHO said so.""#
      )
    case .count:
      Parts(
        title: "a sentence of {count} words",
        category: "style/wordiness",
        match: "count: {of: words, within: sentence, more-than: 8}",
        bad: #"- "[[One two three four five six seven eight nine.]]""#,
        good: #"- "A sentence of five words.""#
      )
    case .table: Self.tableParts
    case .exchange: Self.exchangeParts
    case .shadow:
      Parts(
        lists: """
          bodies: [World Food Programme]
            confusable: ["food,grain,meal"]
          """,
        title: "“{match}” is probably {intended}",
        category: "accuracy/mistranslation/named-entity",
        match: "shadow: {of: [$bodies], classes: $confusable}",
        fix: #"{offer: ["{intended}"]}"#,
        bad: #"- "Lorries of the [[World Grain Programme]] came.""#,
        good: #"- "Lorries of the World Food Programme came.""#
      )
    case .halfCase:
      Parts(
        lists: "bodies: [World Food Programme]",
        title: "“{match}” is {intended}",
        category: "custom/capitalization",
        match: "half-case: {of: $bodies}",
        fix: #"{replace: "{intended}", case: exact}"#,
        bad:
          #"- {text: "Lorries of the [[World food programme]] came.", fixed: "Lorries of the World Food Programme came."}"#,
        good: #"- "Lorries of the World Food Programme came.""#
      )
    case .echo:
      Parts(
        title: "“{match}” heads itself",
        category: "style/repetition",
        match: #"echo: {form: "{X} of [the] {X|X+s}", min-length: 4}"#,
        bad: """
          - "A [[coalition of coalitions]] met."
          - "A [[coalition of the coalitions]] met."
          """,
        good: #"- "A coalition of parties met.""#
      )
    case .repeat:
      Parts(
        title: "“{match}” comes again",
        category: "style/repetition",
        match: "repeat: {compounds-ending: [led, backed], within: sentence}",
        bad: #"- "A US-led force met a [[US-led]] coalition.""#,
        good: #"- "A US-led force met a coalition.""#
      )
    case .leftover:
      Parts(
        title: "“{match}” was misread",
        category: "design/character-encoding",
        match: "leftover: mojibake",
        bad: #"- "It [[isnâ€™t]] so.""#,
        good: #"- "It isn’t so.""#
      )
    case .furniture:
      Parts(
        title: "“{match}” belongs to the page",
        category: "design/extraneous-content",
        match: #"furniture: ["read our newsletter"]"#,
        bad: #"- "The bridge is shut.\n\n[[Read our newsletter]]""#,
        good: #"- "People read our newsletter.""#
      )
    case .detector:
      Parts(
        title: "this sentence stands above already",
        category: "style/repetition",
        match: "detector: {name: sentence-repeated, min-words: 8}",
        bad: """
          - "The bridge was shut on Monday after a storm. Nobody was hurt. \
          [[The bridge was shut on Monday after a storm.]]"
          """,
        good: #"- "The bridge was shut. Nobody was hurt.""#
      )
    case .drift:
      Parts(
        title: "“{match}” is probably {nearest}, spelled otherwise in this text",
        category: "accuracy/mistranslation/named-entity",
        match: "drift: {edits: garbling}",
        fix: #"{offer: ["{nearest}"]}"#,
        bad: #"- "Haruto Kuramitsu drew the hall. Builders praised [[Kulamitsu]] for it.""#,
        good: #"- "Haruto Kuramitsu drew the hall. Builders praised Kuramitsu for it.""#
      )
    case .nearList:
      Parts(
        lists: "provinces: [Anbar, Nineveh]",
        title: "“{match}” is probably {nearest} ({edits})",
        category: "accuracy/mistranslation/named-entity",
        match: "near-list: {list: $provinces, before: [province]}",
        fix: #"{replace: "{nearest}"}"#,
        bad: """
          - text: "Snow fell in [[Amber]] province."
            fixed: "Snow fell in Anbar province."
          """,
        good: #"- "Snow fell in Anbar province.""#
      )
    }
  }

  /// A table has a file of its own, which this one cannot hold.
  private static let tableParts = Parts(
    lists: "formulas: {file: formulas.tsv}   # rows: wrong form, tab, what is meant",
    title: "“{match}” probably stands for “{intended}”",
    category: "accuracy/mistranslation",
    match: "table: $formulas",
    fix: #"{offer: ["{intended}"]}"#,
    bad: #"- "He scored a [[goal in his own door]].""#,
    good: #"- "He scored an own goal.""#
  )

  private static let exchangeParts = Parts(
    lists: """
      right: {file: right.tsv}         # rows: right form, tab, its words that are exchanged, with classes
        classes: {file: classes.tsv}     # rows: name of a class, tab, its words
      """,
    title: "“{match}” may stand for “{intended}”",
    match: "exchange: {forms: $right, classes: $classes}",
    fix: #"{offer: ["{intended}"]}"#,
    bad: #"- "He came by the [[rear door]] road.""#,
    good: #"- "He came by the back door.""#
  )

  /// The files that the pack needs beside it, by name.
  public var files: [String: String] {
    switch self {
    case .table:
      [
        "formulas.tsv":
          "# {a|b}: one of these; [x]: optional; *: one to three words.\ngoal in {his|her} own door\town goal\n"
      ]
    case .exchange:
      ["right.tsv": "back door\tback:back\n", "classes.tsv": "back\tback,rear,spine\n"]
    default: [:]
    }
  }
}
