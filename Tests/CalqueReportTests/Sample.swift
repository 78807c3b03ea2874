import CalqueCore

/// A report, about made-up news, that uses everything a reporter can be asked to show.
enum Sample {
  static let report = AuditReport(
    tool: Tool(name: "calque", version: "0.1.0"),
    packs: [
      PackSummary(
        id: "en/echo",
        version: "1.2.0",
        title: "Words that come back",
        target: "en",
        rules: 9
      ),
      PackSummary(
        id: "en/literalisms",
        version: "1.0.0",
        title: "Names and slogans word for word",
        target: "en",
        rules: 41
      ),
      PackSummary(
        id: "any/typography",
        version: "2.0.1",
        title: "Machine typography",
        target: "any",
        rules: 7
      ),
    ],
    documents: [harbour, shop, brief],
    errors: [
      InputFailure(
        path: "pages/lost.html",
        message: "there is no such file; check the path",
        line: nil,
        column: nil
      )
    ]
  )

  /// A page with every kind of block.
  static let harbour: DocumentReport = {
    var page = PageBuilder(path: "pages/harbour.html", title: "Harbor of the harbors opens again")
    page.add(.furniture, "Home News Sport Weather")
    page.add(.furniture, "Share this on the networks")
    page.add(.headline, "Harbor of the harbors opens again")
    page.add(.caption, "The second man in the port, Okan Belmir, cuts the tape. Ad image")
    page.add(
      .paragraph,
      "The province of Norrath opened its big harbor on Tuesday (4) , after eleven months of "
        + "repair and repair. The authorities said that the sources said the first ship came "
        + "loaded with oranges."
    )
    page.add(
      .paragraph,
      "According to the Ministry of the Interior Things, no one was hurt when the old crane, which "
        + "had carried weights since the year of the war, was laid down with a great carefulness."
    )
    page.add(.heading, "What the captains stated", level: 2)
    page.add(
      .quote,
      "We saw the light and the light saw us, and the quay was again a quay, the captain added."
    )
    page.add(.listItem, "Two hundred and twelve boats wait outside.")
    page.add(.listItem, "The Facebook page of the port has been opened by the “True Word” portal.")
    page.add(.tableCell, "Ships by weekday")
    page.add(.tableCell, "Tuesday: 12")
    page.add(
      .paragraph,
      "Der Hafen war nach einem Sturm im vergangenen Herbst gesperrt worden.",
      language: "de",
      isAudited: false
    )
    page.add(
      .paragraph,
      "Die Arbeiten dauerten elf Monate und kosteten mehr als geplant.",
      language: "de",
      isAudited: false
    )
    page.add(
      .paragraph,
      "وقال القبطان إن الميناء عاد إلى العمل.",
      language: "ar",
      isAudited: false
    )
    page.add(.comment, "Great new , thanks for the inform!")
    page.add(.furniture, "Leave a reply")
    page.add(.furniture, "Imprint and privacy")

    page.find("Harbor of the harbors", in: 2) {
      $0.rule = "en/echo/x-of-xs"
      $0.severity = .major
      $0.confidence = .certain
      $0.message = "“Harbor of the harbors” repeats one word round “of”"
      $0.why = "Machine translation doubles a noun when the source has two words for one thing."
      $0.suggestions = [Suggestion(replacement: "Harbor"), Suggestion(replacement: "Port")]
      $0.also = [
        OverlappingFinding(
          rule: "en/echo/repeat",
          severity: .minor,
          confidence: .likely,
          message: "“harbor” comes twice in four words",
          text: "Harbor of the harbors"
        )
      ]
    }
    page.find("second man", in: 3) {
      $0.rule = "en/literalisms/second-man"
      $0.message = "“second man” is a formula translated word for word"
      $0.why = "In Arabic and Persian news the deputy is “the second man”; English says “deputy”."
      $0.suggestions = [Suggestion(replacement: "deputy head")]
    }
    page.find("Ad image", in: 3) {
      $0.rule = "any/typography/furniture"
      $0.severity = .neutral
      $0.category = "design/markup"
      $0.message = "page furniture stands inside the copy"
      $0.suggestions = [Suggestion(replacement: "")]
    }
    page.find("(4) ,", in: 4) {
      $0.rule = "any/typography/space-before-comma"
      $0.severity = .minor
      $0.category = "locale-convention/punctuation"
      $0.message = "a space stands before the comma"
      $0.suggestions = [Suggestion(replacement: "(4),")]
    }
    page.find("repair and repair", in: 4) {
      $0.rule = "en/echo/a-and-a"
      $0.severity = .minor
      $0.confidence = .likely
      $0.message = "“repair and repair” joins a word to itself"
      $0.why = "Two synonyms of the source became one word of English."
      $0.suggestions = [Suggestion(replacement: "repair")]
    }
    page.find("The authorities said that the sources said", in: 4) {
      $0.rule = "en/echo/said-said"
      $0.severity = .critical
      $0.confidence = .certain
      $0.message = "nobody can tell who said this"
      $0.why = "The attribution was translated twice, and the second one hides the first."
      $0.relatedLocations = [
        RelatedLocation(
          message: "the other attribution",
          text: "the captain added",
          location: Sample.location(line: 21, column: 74, offset: 1_402, length: 17)
        )
      ]
    }
    page.find("Ministry of the Interior Things", in: 5) {
      $0.rule = "en/literalisms/offices"
      $0.severity = .major
      $0.message = "an office is translated word for word"
      $0.why = "The ministry has an English name."
      $0.suggestions = [Suggestion(replacement: "Interior Ministry")]
    }
    page.find("Great new ,", in: 15) {
      $0.rule = "any/typography/space-before-comma"
      $0.severity = .minor
      $0.confidence = .hint
      $0.message = "a space stands before the comma"
    }
    page.notAudited = [
      UnauditedText(language: Sample.language("de"), words: 21),
      UnauditedText(language: Sample.language("ar"), words: 7),
    ]
    page.notes = ["1 element with translate=\"no\" was left out"]
    var document = page.document
    document.verdict = Verdict(
      probability: 0.914,
      label: .machine,
      route: "arabic",
      reasons: [
        Verdict.Reason(kind: .findings, text: "3 findings of en/literalisms", weight: 2.31),
        Verdict.Reason(
          kind: .wording,
          text: "nouns are chained with “of” as machines chain them",
          weight: 0.8
        ),
      ],
      words: 164
    )
    return document
  }()

  /// A page without findings.
  static let shop: DocumentReport = {
    var page = PageBuilder(path: "pages/shop.html", title: "Opening hours")
    page.add(.headline, "Opening hours")
    page.add(.paragraph, "The shop on the quay is open from nine to five, except on Sundays.")
    var document = page.document
    document.verdict = Verdict(probability: 0.12, label: .noSign, words: 150)
    return document
  }()

  /// A plain text without a title.
  static let brief: DocumentReport = {
    var page = PageBuilder(path: "briefs/船.txt", format: .text)
    page.add(.paragraph, "The ship 北極星 is in in the harbor since Tuesday.")
    page.find("in in", in: 0) {
      $0.rule = "en/echo/double-word"
      $0.severity = .minor
      $0.confidence = .certain
      $0.message = "“in” is doubled"
      $0.suggestions = [Suggestion(replacement: "in")]
    }
    return page.document
  }()

  /// The language of a tag that is known to be one.
  static func language(_ tag: String) -> LanguageTag { LanguageTag(tag) ?? .undetermined }

  static func location(line: Int, column: Int, offset: Int, length: Int) -> Location {
    Location(
      line: line,
      column: column,
      endLine: line,
      endColumn: column + length,
      byteOffset: offset,
      byteLength: length,
      ranges: [ByteRange(byteOffset: offset, byteLength: length)]
    )
  }
}
