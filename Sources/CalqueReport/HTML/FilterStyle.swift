import CalqueCore

/// The rules of style that make the page's own filters work without a script.
///
/// Severities and confidences are always the same and stand in the style sheet. Rules look for their
/// checkbox in the bar of filters alone: a browser would otherwise search the whole page for it.
enum FilterStyle {
  /// With more documents than this there are no checkboxes for them: every rule costs the browser.
  static let mostDocuments = 200

  /// What hides a card, and the marks of its words: see `--shown` in the style sheet.
  private static let hidden =
    "{--shown:none;--tone:transparent;--tint:transparent;--content:\"\"}\n"

  /// The rules for the packs and categories of an index, and for so many documents.
  static func rules(_ index: FindingIndex, documents: Int) -> String {
    let off =
      index.packs.map { ".filters:not(:has(#pack-\($0.number):checked)) ~ main .p\($0.number)" }
      + index.categories.map {
        ".filters:not(:has(#category-\($0.number):checked)) ~ main .c\($0.number)"
      }
    var rules = off.isEmpty ? "" : off.sorted().joined(separator: ",\n") + hidden
    guard documents > 0 else { return rules }
    for number in 1...documents {
      rules += ".overview:not(:has(#doc-\(number):checked)) ~ #document-\(number){display:none}\n"
    }
    return rules
  }

  /// The rules for a table of documents that stand on pages of their own.
  ///
  /// A document is listed while it has a finding that no filter hides, whose kind is a class of its row.
  static func rules(forTableOf index: FindingIndex) -> String {
    let shown = index.kinds.map { number, kind in
      let boxes = [
        "#show-\(kind.severity.rawValue)", "#show-\(kind.confidence.rawValue)",
        "#pack-\(kind.pack)", "#category-\(kind.category)",
      ]
      let isOn = boxes.map { ":has(\($0):checked)" }.joined()
      return ".filters\(isOn)\(kind.isKnown ? ":not(:has(#only-new:checked))" : "")"
        + " ~ main .k\(number)"
    }
    let off = Verdict.Label.allCases.map {
      ".filters:has(#verdict-\($0.rawValue):not(:checked)) ~ main .v-\($0.rawValue)"
    }
    return
      (shown.isEmpty
      ? "" : ".k{display:none}\n" + shown.joined(separator: ",\n") + "{display:table-row}\n")
      + off.joined(separator: ",\n") + "{display:none!important}\n"
  }
}
