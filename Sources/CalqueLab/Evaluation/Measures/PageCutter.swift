import CalqueCore

/// Makes pages of comparable length: of single sentences, of long texts.
struct PageCutter {
  /// A page to audit.
  struct Page: Sendable {
    /// The row of the table that it counts in; nil for native pages.
    var group: String?
    var half: HashedHalf?
    var id: String
    var content: GoldText.Content
    var language: LanguageTag?
  }

  /// How many sentences of one pair make a page.
  var sentences: Int
  /// From how many words on a native text is cut.
  var words: Int

  /// The pages of all sets that say whether they are machine output or native text.
  func pages(of sets: [EvaluationSet]) -> [Page] { sets.flatMap(pages) }

  private func pages(of set: EvaluationSet) -> [Page] {
    switch set.kind {
    case .names: []
    case .edits: sentencePages(set)
    case .clean: set.texts.filter { !$0.isTranslated }.flatMap(nativePages)
    case .labelled, .mqm, .machine:
      set.texts.filter { !$0.isHuman }.map { text in
        let group = [set.name, text.facets["pair"]].compactMap(\.self).joined(separator: " ")
        return page(text, group: group, half: set.kind.isSplit ? text.half : nil, text.content)
      }
    }
  }

  private func page(
    _ text: GoldText,
    group: String?,
    half: HashedHalf?,
    _ content: GoldText.Content
  ) -> Page {
    Page(group: group, half: half, id: text.id, content: content, language: text.language)
  }

  /// Whole pages of so many sentences of one pair and half, in the order of the file.
  ///
  /// - Parameters:
  ///   - set: the sentences.
  ///   - sentence: what to take of each.
  /// - Returns: the pages; what is left over joins none.
  func sentencePages(
    _ set: EvaluationSet,
    _ sentence: (GoldText) -> String = \.plainText
  ) -> [Page] {
    var pages: [Page] = []
    for half in HashedHalf.allCases {
      let texts = set.texts.filter { $0.half == half }
      for pair in Set(texts.map { $0.facets["pair"] ?? "" }).sorted() {
        let own = texts.filter { $0.facets["pair"] ?? "" == pair }
        for start in stride(from: 0, to: own.count - sentences + 1, by: sentences) {
          let paragraphs = own[start..<start + sentences].map(sentence)
          let group = pair.isEmpty ? set.name : "\(set.name) \(pair)"
          pages.append(
            page(own[start], group: group, half: half, .text(paragraphs.joined(separator: "\n\n")))
          )
        }
      }
    }
    return pages
  }

  /// A native text in pages of paragraphs; what is left over joins no page when it is short.
  func nativePages(_ text: GoldText) -> [Page] {
    guard case .text(let whole) = text.content else {
      return [page(text, group: nil, half: nil, text.content)]
    }
    var pages: [Page] = []
    var paragraphs: [Substring] = []
    var count = 0
    func close() {
      pages.append(page(text, group: nil, half: nil, .text(paragraphs.joined(separator: "\n\n"))))
      paragraphs = []
      count = 0
    }
    for paragraph in whole.split(separator: "\n\n") {
      paragraphs.append(paragraph)
      // Blanks are enough to count by: pages need not be of exactly one length.
      count += paragraph.utf8.count { $0 == 0x20 } + 1
      if count >= words { close() }
    }
    if count >= words / 2 { close() }
    return pages
  }
}

extension GoldText {
  /// The text of a record; nothing of a page or a file.
  var plainText: String {
    if case .text(let text) = content { text } else { "" }
  }
}
