import CalqueAudit
import CalqueCore
import CalqueDetect
import CalqueInput
import CalqueText

/// The pages of a fit with their evidence.
struct VerdictSample: Sendable {
  /// A page with its evidence.
  struct Entry: Sendable {
    var page: VerdictPage
    /// Its runs of symbols by their places.
    var runs: [GrammarRun]
    var symbols: Int
    /// ``VerdictEvidence/findingRate``.
    var findings: Double
    var words: Int
    /// Which of the parts is judged by a model that was fitted on the others.
    var part: Int

    /// The points of each ``GrammarFamily`` by the weights of the runs.
    func points(_ weights: [Int16]) -> [Int] {
      var points = [Int](repeating: 0, count: GrammarFamily.allCases.count)
      for run in runs { points[run.family] += Int(weights[run.place]) }
      return points
    }
  }

  /// The pages with enough words.
  let entries: [Entry]
  /// How often each run occurs on each page, in ``GrammarWeights/sample`` symbols.
  private(set) var rows = SparseRows()
  /// What the columns of ``rows`` were multiplied by, so that rare runs have their say.
  private(set) var factors: [Double]

  /// Gathers the evidence of pages.
  ///
  /// - Parameters:
  ///   - pages: the pages.
  ///   - parts: how many parts to make: all of a language pair is in one, and all of a native document.
  ///   - minimumWords: how many words a page has at least.
  ///   - packs: the packs whose findings count.
  ///   - auditor: runs the rules.
  ///   - tasks: how many tasks work at once.
  init(
    _ pages: [VerdictPage],
    parts: Int,
    minimumWords: Int,
    packs: Set<String>,
    auditor: Auditor,
    tasks: Int
  ) async {
    let blocks = Set(pages.filter { $0.origin != .native }.map(\.block)).sorted()
    let found = await concurrentMap(count: pages.count, tasks: tasks) { index -> Entry? in
      let page = pages[index]
      guard case .text(let text) = page.page.content,
        let document = try? Readers.read(text: text, path: page.page.id, format: .text)
      else { return nil }
      let (context, _) = auditor.prepare(document, language: page.page.language)
      let evidence = VerdictEvidence(context, Detectors.matches(context), packs: packs)
      guard evidence.words >= minimumWords else { return nil }
      let (symbols, runs) = GrammarWeights.runs(
        of: context.text,
        text: document.text,
        blocks: evidence.blocks
      )
      return Entry(
        page: page,
        runs: runs,
        symbols: symbols,
        findings: evidence.findingRate,
        words: evidence.words,
        part: (blocks.firstIndex(of: page.block) ?? Self.hash(page.block)) % parts
      )
    }
    entries = found.compactMap(\.self)
    factors = [Double](repeating: 0, count: GrammarWeights.count)
    for entry in entries { rows.append(Self.row(entry)) }
    let fitted = entries.indices.filter { isFitted($0) }
    for index in fitted { rows.add(index, times: 1 / Double(max(1, fitted.count)), to: &factors) }
    let rarest = factors.lazy.filter { $0 > 0 }.min() ?? 1
    factors = factors.map { 1 / max($0, rarest).squareRoot() }
    rows.scale(factors)
  }

  /// Whether models may be fitted on an entry: not when it is held out.
  func isFitted(_ index: Int) -> Bool {
    !entries[index].page.isTestOnly && entries[index].page.half != .held
  }

  private static func row(_ entry: Entry) -> [(column: UInt32, value: Float)] {
    let unit = Float(GrammarWeights.sample / Double(max(entry.symbols, 1)))
    var row: [(column: UInt32, value: Float)] = []
    for run in entry.runs {
      let column = UInt32(run.place)
      if row.last?.column == column {
        row[row.count - 1].value += unit
      } else {
        row.append((column, unit))
      }
    }
    return row
  }

  private static func hash(_ text: String) -> Int {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 1)
  }
}
