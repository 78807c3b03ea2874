/// What `report.mustache.html` can name.
///
/// The views of the HTML report are plain values whose property names are the vocabulary of the
/// templates. Names differ between levels, because a template that does not find a name looks for it
/// further out.
struct PageView: TemplateView {
  var policy: String
  var style: String
  var script: String
  var pageTitle: String
  var toolName: String
  var toolVersion: String
  /// `pass`, `fail` or `open`.
  var outcome: String
  var headline: String
  var summary: String
  var languages: String
  var hasUnaudited: Bool
  var unaudited: [AsideView]
  var score: ScoreView?
  var minimumConfidence: String
  var packCount: String
  var packs: [PackView]
  var hasFindings: Bool
  var severities: [SeverityFilterView]
  var packFilters: [PackFilterView]
  var hasErrors: Bool
  var errors: [ErrorView]
  var hasDocuments: Bool
  var canFilterDocuments: Bool
  var hasTooManyDocuments: Bool
  var documents: [DocumentView]
  var colophon: String
}

/// The gauge of an MQM score.
struct ScoreView: TemplateView {
  /// `pass`, `fail` or `insufficient`.
  var scoreClass: String
  var scoreText: String
  var penaltyText: String
  /// Lengths on a gauge of 100.
  var scoreWidth: String
  var thresholdPlace: String
}

/// A line beside the text.
struct AsideView: TemplateView {
  var text: String
}

/// A pack in the list of packs.
struct PackView: TemplateView {
  var packID: String
  var packVersion: String
  var packTitle: String
  var packRules: String
}

/// A checkbox for a severity.
struct SeverityFilterView: TemplateView {
  var severityClass: String
  var severityName: String
  var count: String
  var isEmpty: Bool
}

/// A checkbox for a pack.
struct PackFilterView: TemplateView {
  var index: Int
  var packID: String
  var count: String
}

/// An input that could not be read.
struct ErrorView: TemplateView {
  var errorPath: String
  var errorMessage: String
}

/// A rectangle of a chart, in the units of its view box.
struct SegmentView: Hashable, TemplateView {
  var segmentClass: String
  var x: String
  var width: String
}

/// What `document.mustache.html` can name.
struct DocumentView: TemplateView {
  var documentNumber: Int
  var path: String
  var documentTitle: String?
  var documentLanguage: String
  var documentFacts: String
  var words: String
  var documentScore: String
  var countsPhrase: String
  var hasMarks: Bool
  var bar: [SegmentView]
  var strip: [SegmentView]
  var stripTitle: String
  var asides: [AsideView]
  var groups: [GroupView]
  var hasUnplaced: Bool
  var unplacedLabel: String
  var unplaced: [CardView]
}

/// Rows that belong together: a run of furniture, or a run of anything else.
struct GroupView: TemplateView {
  var folds: Bool
  var groupLabel: String
  var hasCards: Bool
  var rows: [RowView]
}

/// What `row.mustache.html` can name: a block with findings, and what follows it without any.
///
/// The blocks stand on the left, the cards beside them. That blocks without findings join the row
/// above lets its cards run on beside them, so that the text keeps together.
struct RowView: TemplateView {
  var hasCards: Bool
  var hasMargin: Bool
  var rowLabel: String?
  var blocks: [BlockView]
  var cards: [CardView]
}

/// A block of a document.
struct BlockView: TemplateView {
  var tag: String
  var kind: String
  var blockLanguage: String?
  var direction: String
  var isUnaudited: Bool
  var isFound: Bool
  var runs: [RunView]
}

/// A stretch of a block's text that is marked, or not.
struct RunView: TemplateView {
  var runText: String
  var mark: MarkView?
}

/// The words of a finding in the text.
struct MarkView: TemplateView {
  var anchor: String
  var markClass: String
  var markTitle: String
  var number: Int
}

/// What `card.mustache.html` can name: a finding.
struct CardView: TemplateView {
  var anchor: String
  /// Where the card's number leads: the words in the text, or the card itself without them.
  var backAnchor: String
  var number: Int
  var cardClass: String
  var packIndex: Int
  var severityClass: String
  var severityName: String
  var confidence: String
  var message: String
  var cardLanguage: String
  /// Whether there is anything to say of the words beyond the message.
  var hasChange: Bool
  var foundText: String
  var offers: [OfferView]
  var detailsLabel: String
  var hasWhy: Bool
  var why: String
  var rule: String
  var category: String
  var place: String
  var isApproximate: Bool
  var hasRelated: Bool
  var related: [RelatedView]
  var hasAlso: Bool
  var also: [AlsoView]
  var hasSilence: Bool
  var silence: String
}

/// A suggestion.
struct OfferView: TemplateView {
  var isFirst: Bool
  var isRemoval: Bool
  var replacement: String
}

/// Another place that belongs to a finding.
struct RelatedView: TemplateView {
  var relatedMessage: String
  var relatedText: String
  var relatedPlace: String
}

/// Another rule's finding on the same words.
struct AlsoView: TemplateView {
  var alsoMessage: String
  var alsoSeverity: String
  var alsoRule: String
}
