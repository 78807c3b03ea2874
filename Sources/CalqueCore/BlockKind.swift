/// What a block of a document is to its reader.
///
/// The raw values are the words rule packs use.
public enum BlockKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// The document's own title.
  case headline
  /// A subheading within the copy.
  case heading
  /// A paragraph of copy.
  case paragraph
  /// An item of a list in the copy.
  case listItem = "list-item"
  /// A block quotation.
  case quote
  /// The caption of a picture, table or film.
  case caption
  /// A cell of a table in the copy.
  case tableCell = "table-cell"
  /// Who wrote the copy.
  case byline
  /// When, and where, the copy was written.
  case dateline
  /// A reader's comment below the copy.
  case comment
  /// Anything of the page that is not copy: menus, advertisements, share buttons, footers.
  case furniture

  /// Whether blocks of this kind are part of the copy's body: what `extract` prints by default.
  public var isBody: Bool {
    switch self {
    case .heading, .paragraph, .listItem, .quote, .tableCell: true
    case .headline, .caption, .byline, .dateline, .comment, .furniture: false
    }
  }
}
