/// The rules of style that make the page's own filters work without a script.
///
/// Severities and confidences are always the same and stand in the style sheet.
enum FilterStyle {
  /// With more documents than this there are no checkboxes for them: every rule costs the browser.
  static let mostDocuments = 200

  /// What hides a card, and the marks of its words: see `--shown` in the style sheet.
  private static let hidden =
    "{--shown:none;--tone:transparent;--tint:transparent;--content:\"\"}\n"

  /// The rules for the packs and categories of an index, and for so many documents.
  static func rules(_ index: FindingIndex, documents: Int) -> String {
    let off =
      index.packs.map { "body:not(:has(#pack-\($0.number):checked)) .p\($0.number)" }
      + index.categories.map { "body:not(:has(#category-\($0.number):checked)) .c\($0.number)" }
    var rules = off.isEmpty ? "" : off.sorted().joined(separator: ",\n") + hidden
    guard documents > 0 else { return rules }
    for number in 1...documents {
      rules += "body:not(:has(#doc-\(number):checked)) #document-\(number){display:none}\n"
    }
    return rules
  }
}
