import CalqueCore

/// A page of known origin, to fit and to test the page verdict on.
package struct VerdictPage: Sendable {
  /// Who wrote it.
  package enum Origin: String, CaseIterable, Sendable, Hashable {
    /// A machine, and nobody edited it.
    case machine
    /// People, in English.
    case native
    /// People, from another language.
    case translated
    /// A machine, and an editor corrected it.
    case edited
  }

  /// Who wrote it.
  package var origin: Origin
  /// What its figures are given for.
  package var group: String
  /// What must be new to the model that judges it: a language pair, articles, a document.
  package var block: String
  /// The half that it belongs to, when its set is split.
  package var half: HashedHalf?
  /// Whether no model may be fitted on it.
  package var isTestOnly: Bool
  var page: PageCutter.Page
}

/// Makes pages of known origin from sets.
struct VerdictPages {
  let cutter: PageCutter
  /// Ids, sets, domains … of texts that no model may be fitted on.
  let testOnly: [String]

  /// The pages of a set; none of sets that do not say who wrote them.
  func pages(of set: EvaluationSet) -> [VerdictPage] {
    switch set.kind {
    case .names: return []
    case .edits:
      return [(VerdictPage.Origin.machine, \GoldText.plainText), (.edited, \.editedText)].flatMap {
        origin,
        text in
        cutter.sentencePages(set) { $0[keyPath: text] }.map { page in
          let pair = page.group?.split(separator: " ").last.map(String.init) ?? set.name
          return VerdictPage(
            origin: origin,
            group: page.group ?? set.name,
            block: pair,
            half: page.half,
            isTestOnly: isTestOnly(set.name, pair),
            page: page
          )
        }
      }
    case .labelled, .mqm, .machine, .clean:
      return set.texts.flatMap { pages(of: $0, in: set) }
    }
  }

  private func pages(of text: GoldText, in set: EvaluationSet) -> [VerdictPage] {
    let isNative = text.isHuman && !text.isTranslated && set.kind != .mqm
    let pair = set.kind == .labelled ? set.name : text.facets["pair"]
    let kind = isNative ? text.facets["domain"] ?? text.facets["set"] : pair
    let group = [set.name, kind == set.name ? nil : kind].compactMap(\.self)
      .joined(separator: " ")
    let whole = PageCutter.Page(
      group: nil,
      half: nil,
      id: text.id,
      content: text.content,
      language: text.language
    )
    let cut = isNative && set.kind == .clean ? cutter.nativePages(text) : [whole]
    return cut.map { page in
      VerdictPage(
        origin: isNative ? .native : text.isHuman ? .translated : .machine,
        group: group,
        block: pair ?? text.page,
        half: set.kind.isSplit ? text.half : nil,
        isTestOnly: testOnly.contains { $0 == set.name || text.isNamed($0) },
        page: page
      )
    }
  }

  private func isTestOnly(_ names: String...) -> Bool { names.contains(where: testOnly.contains) }
}

extension GoldText {
  /// What an editor made of it.
  fileprivate var editedText: String { edited ?? "" }
}
