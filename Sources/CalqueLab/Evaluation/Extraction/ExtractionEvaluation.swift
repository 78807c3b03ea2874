/// What measuring extraction gave.
public struct ExtractionEvaluation: Sendable {
  /// A page and how well it was read.
  struct Page: Sendable {
    var id: String
    var type: String?
    var half: Int
    var agreement: Agreement
    var hasGold: Bool
    /// How many snippets the body must not hold, and how many of them it does.
    var forbidden: Int
    var letThrough: Int

    init(_ page: GoldPages.Page, body: String) {
      id = page.id
      type = page.gold.type
      half = page.gold.half
      let gold = Shingles(page.gold.articleBody)
      hasGold = !gold.isEmpty
      agreement = Shingles(body).agreement(with: gold)
      let folded = Self.folded(body)
      let snippets = (page.gold.without ?? []).map { Self.folded($0) }.filter { !$0.isEmpty }
      forbidden = snippets.count
      letThrough = snippets.count { folded.contains($0) }
    }

    private static func folded(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether there is gold text but no output.
    var isMissed: Bool { hasGold && agreement.precision == nil }
  }

  /// The figures of a group of pages.
  public struct Figures: Hashable, Sendable, Codable {
    /// How many pages there are.
    public var pages: Int
    /// The mean over pages with output.
    public var precision: Double
    /// The mean over pages with gold text.
    public var recall: Double
    /// The harmonic mean of the two.
    public var score: Double
    /// The mean of the pages' own harmonic means.
    public var meanScore: Double
    /// The share of the forbidden snippets that the bodies hold.
    public var letThrough: Double
    /// How many pages with gold text came out empty.
    public var empty: Int

    init(_ pages: [Page]) {
      self.pages = pages.count
      precision = Self.mean(pages.compactMap(\.agreement.precision))
      recall = Self.mean(pages.compactMap(\.agreement.recall))
      score = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
      meanScore = Self.mean(pages.map(\.agreement.score))
      let forbidden = pages.reduce(0) { $0 + $1.forbidden }
      letThrough =
        forbidden > 0 ? Double(pages.reduce(0) { $0 + $1.letThrough }) / Double(forbidden) : 0
      empty = pages.count(where: \.isMissed)
    }

    private static func mean(_ values: [Double]) -> Double {
      values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
  }

  let pages: [Page]
  /// CPU seconds that reading all pages took.
  let seconds: Double

  /// How many pages are read in a CPU second.
  public var pagesPerSecond: Double { seconds > 0 ? Double(pages.count) / seconds : 0 }

  /// The figures of all pages, of each prefix of their names, of each type, and of both halves of
  /// the sites.
  public var groups: [(name: String, figures: Figures)] {
    var groups = [(name: "all", figures: Figures(pages))]
    func add(_ name: (Page) -> String?) {
      let parts = Dictionary(grouping: pages) { name($0) ?? "" }
      for (name, pages) in parts.sorted(by: { $0.key < $1.key }) where !name.isEmpty {
        groups.append((name, Figures(pages)))
      }
    }
    add { $0.id.split(separator: "-").first.map { "\($0)-*" } }
    add(\.type)
    add { $0.half == 0 ? "sites tuned on" : "sites held out" }
    return groups
  }

  /// The pages that were read worst.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - half: only of this half of the sites.
  /// - Returns: their names and figures, the worst first.
  public func worst(
    _ count: Int,
    half: Int? = nil
  ) -> [(id: String, score: Double, precision: Double?, recall: Double?)] {
    pages.filter { half == nil || $0.half == half }
      .sorted { ($0.agreement.score, $0.id) < ($1.agreement.score, $1.id) }
      .prefix(count)
      .map { ($0.id, $0.agreement.score, $0.agreement.precision, $0.agreement.recall) }
  }
}
