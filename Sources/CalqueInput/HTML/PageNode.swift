import CalqueCore

/// An element of a page, as far as main-text extraction needs it.
struct PageNode {
  /// Index of the parent; -1 for the root.
  var parent: Int32
  /// Index of the nearest element that is a block: itself or above.
  var block: Int32
  /// Index of its language in the page's list; -1 for none.
  var language: Int16
  /// How deep it stands.
  var depth: Int16
  var tag: Tag
  /// Whether the language was given inside the body.
  var languageIsLocal: Bool
  /// What its attributes say.
  var cues: Cue
  /// A hash of its tag and its first class name, without digits.
  var signature: UInt32 = 0

  /// Whether it has a class.
  var isNamed: Bool { signature != UInt32(tag.rawValue) &* 0x9E37_79B1 && signature != 0 }

  /// What holds all elements of a page.
  static let root = Self(
    parent: -1,
    block: 0,
    language: -1,
    depth: 0,
    tag: .unknown,
    languageIsLocal: false,
    cues: []
  )
}

/// A parsed page: its elements in document order, and its text in blocks.
struct Page {
  /// The root and the elements; parents come before their children.
  var nodes: [PageNode] = []
  /// The blocks of text.
  var builder: BlockBuilder
  /// The languages that the page names.
  var languages: [String] = []
  /// Whether its vocabulary says that it is a thread of posts.
  var isForum = false
  /// Whether its `og:type` is article.
  var isArticle = false
  /// Whether its vocabulary names answers, so that comments are not what replies.
  var hasAnswers = false
  /// The article's text as its JSON-LD gives it.
  var anchor: BodyAnchor?
  /// Titles that `<meta>` gives.
  var metaTitle: String?
  /// The elements that ask for silence or say whether they are to be translated, in order.
  var marks: [ElementMark] = []
  /// The requests for silence on the page.
  var silences: [SilenceMark] = []
  /// How many runs were handed over, and how many of them could not be placed exactly.
  var runs = 0
  var approximateRuns = 0
  /// Where in the condensed copy reading stopped before the end.
  var stoppedAt: Int?
  /// Why it did.
  var stop: Stop?

  /// Why the rest of a page is not read.
  enum Stop {
    case depth, text, time
  }
}
