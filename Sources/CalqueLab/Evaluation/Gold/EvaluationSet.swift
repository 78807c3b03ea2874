package import CalqueCore

/// Texts that belong together, with what people know of them.
package struct EvaluationSet: Hashable, Sendable {
  /// What is known of the texts.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Articles with their artefacts, and clean originals.
    case labelled
    /// Sentences with their garbled names, and clean ones.
    case names
    /// Machine output with what editors made of it.
    case edits
    /// Text that people wrote.
    case clean
    /// Machine output with the errors that raters marked, and human references.
    case mqm
    /// Machine output and nothing more.
    case machine

    /// Whether a half of the texts can be held out: those that rules are written from.
    package var isSplit: Bool { self != .clean && self != .machine }
  }

  /// What to call it.
  package var name: String
  /// What is known of its texts.
  package var kind: Kind
  /// The texts.
  package var texts: [GoldText]

  /// Makes a set.
  package init(name: String, kind: Kind, texts: [GoldText]) {
    self.name = name
    self.kind = kind
    self.texts = texts
  }
}

/// A text of a set, with what people know of it.
package struct GoldText: Hashable, Sendable {
  /// Where the text is.
  package enum Content: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A page.
    case html(String)
    /// A file, to be read when its turn comes.
    case file(String)
  }

  /// Which text it is.
  package var id: String
  /// The independent page, article or document that it belongs to.
  package var page: String
  /// What decides on its half: versions of one text are on one side.
  package var half: HashedHalf
  /// The text.
  package var content: Content
  /// Its language, when that is known.
  package var language: LanguageTag?
  /// What an editor made of it.
  package var edited: String?
  /// What is wrong in it, in order.
  package var spans: [GoldSpan]
  /// Whether a person wrote or translated it.
  package var isHuman: Bool
  /// Whether a person translated it, so that it is clean but not native.
  package var isTranslated: Bool
  /// How many segments it was put together from.
  package var segments: Int
  /// What else is said of it, to tell its figures apart by: `set`, `pair`, `domain`, `tier`, `route`, `listed`.
  package var facets: [String: String]

  /// Makes a text that nothing more is known of.
  package init(id: String, content: Content) {
    self.id = id
    page = id
    half = HashedHalf(of: id)
    self.content = content
    language = nil
    edited = nil
    spans = []
    isHuman = false
    isTranslated = false
    segments = 1
    facets = [:]
  }

  /// Whether the text is named by its id or by one of its facets.
  func isNamed(_ name: String) -> Bool { id == name || facets.values.contains(name) }
}

/// A stretch of a text in which something is wrong.
package struct GoldSpan: Hashable, Sendable {
  /// First code point of the text.
  package var start: Int
  /// Code point after the last.
  package var end: Int
  /// The kind of artefact.
  package var category: String
  /// How bad it is.
  package var severity: String
  /// What was probably meant.
  package var intended: String?

  /// Makes a span.
  package init(
    start: Int,
    end: Int,
    category: String = "",
    severity: String = "",
    intended: String? = nil
  ) {
    self.start = start
    self.end = end
    self.category = category
    self.severity = severity
    self.intended = intended
  }

  /// Whether it is page furniture: no error, and not to be audited as copy.
  package var isFurniture: Bool { category == "boilerplate" }
}
