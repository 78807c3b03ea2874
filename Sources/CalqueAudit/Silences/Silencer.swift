import CalqueCore
import CalqueDetect
import CalqueInput
import CalqueRules

/// Sets the matches of a document aside that somebody asked to silence.
struct Silencer {
  /// One rule, or several of one name, that a request silences.
  private struct Entry {
    /// Index of the request.
    var mark: Int
    var pattern: RulePattern
    /// Index of its row in ``Silencer/coverage``.
    var row: Int
    var reach: Reach
    /// Whether it silenced anything.
    var isUsed = false
  }

  private enum Reach {
    case document, nothing
    case block(Int)
    case source(TextRange)
  }

  /// Most entries of a document: matches are held against each.
  private static let mostEntries = 1_000

  let marks: [SilenceMark]
  private let document: Document
  private let rules: CompiledRules
  private let configured: [ConfiguredSilence]
  private var entries: [Entry] = []
  /// The rows of the patterns.
  private var rows: [String: Int] = [:]
  /// For each pattern, whether it names each rule.
  private var coverage: [[Bool]] = []
  /// The rows of the configured silences.
  private var configuredRows: [Int] = []

  init(
    _ document: Document,
    marks: [SilenceMark],
    configured: [ConfiguredSilence],
    rules: CompiledRules
  ) {
    self.document = document
    self.marks = marks
    self.configured = configured
    self.rules = rules
    let blocks = marks.contains { $0.reach == .next } ? Self.blockStarts(document) : []
    for (index, mark) in marks.enumerated() {
      for rule in Set(mark.rules).sorted() where entries.count < Self.mostEntries {
        let pattern = RulePattern(rule)
        let reach = reach(of: mark, at: index, pattern, blocks)
        entries.append(Entry(mark: index, pattern: pattern, row: row(of: pattern), reach: reach))
      }
    }
    configuredRows = configured.map { row(of: $0.rules) }
  }

  /// Whether there is nothing to set aside.
  var isIdle: Bool {
    marks.isEmpty && configured.isEmpty && document.untranslated.isEmpty
  }

  /// The matches that remain, and those that are silenced.
  ///
  /// Each rule is silenced for itself, before overlaps are resolved: what another rule finds on the
  /// same words comes to light.
  mutating func part(_ matches: [Match]) -> (kept: [Match], silenced: [(Match, Silence)]) {
    var kept: [Match] = []
    var silenced: [(Match, Silence)] = []
    for match in matches {
      let pieces = document.map.pieces(of: match.range).ranges
      guard let first = pieces.first, let last = pieces.last else { continue }
      if isUntranslated(TextRange(first.start, max(first.start, last.end))) { continue }
      let words = { [document] in PieceDecoder.fold(document.text[match.range.range]) }
      if let found = silence(match.rule, at: first.start, block: match.block, words: words) {
        silenced.append((match, found))
      } else {
        kept.append(match)
      }
    }
    return (kept, silenced)
  }

  /// What silences a finding at a place of the source; noted as used.
  mutating func silence(
    _ rule: Int,
    at source: Int,
    block: Int?,
    words: () -> String
  ) -> Silence? {
    var found: Silence?
    for index in entries.indices where holds(entries[index], rule, source, block) {
      entries[index].isUsed = true
      let mark = marks[entries[index].mark]
      if found == nil {
        found = Silence(by: mark.origin, reason: mark.reason, line: line(of: mark))
      }
    }
    if let found { return found }
    let silence = zip(configuredRows, configured).first { row, silence in
      coverage[row][rule]
        && (silence.text == nil || silence.text?.lowercased() == words().lowercased())
    }
    return silence?.1.silence
  }

  /// The requests that silenced nothing, each with the names that did not.
  ///
  /// - Parameter canJudge: whether a rule was run on the document.
  /// - Returns: indices of requests, each once.
  func unused(canJudge: (Int) -> Bool) -> [(mark: Int, rules: [String])] {
    var unused: [(mark: Int, rules: [String])] = []
    for entry in entries where !entry.isUsed {
      guard [.next, .start, .document].contains(marks[entry.mark].reach) || isElement(entry) else {
        continue
      }
      let covered = coverage[entry.row]
      let isJudged = rules.rules.indices.contains {
        guard entry.pattern.text != "*" else { return canJudge($0) }
        return covered[$0] && rules.rules[$0].mechanism?.isAboutSilences != true && canJudge($0)
      }
      guard isJudged else { continue }
      if unused.last?.mark == entry.mark {
        unused[unused.count - 1].rules.append(entry.pattern.text)
      } else {
        unused.append((entry.mark, [entry.pattern.text]))
      }
    }
    return unused
  }

  /// The names in a request that name no rule.
  func unknownRules(of mark: SilenceMark) -> [String] {
    mark.rules.filter { name in
      name != "*" && rows[name].map { !coverage[$0].contains(true) } ?? false
    }
  }

  /// Whether a place of the source was marked as not to be translated.
  func isUntranslated(_ range: TextRange) -> Bool {
    let marked = document.untranslated
    let next = marked.partitioningIndex { $0.end > range.start }
    return next < marked.count && marked[next].overlaps(range)
  }

  private func line(of mark: SilenceMark) -> Int {
    document.source.position(of: mark.place.start).line
  }

  private func isElement(_ entry: Entry) -> Bool {
    if case .element = marks[entry.mark].reach { true } else { false }
  }

  private mutating func row(of pattern: RulePattern) -> Int {
    if let known = rows[pattern.text] { return known }
    // Who silences all rules must still say why: those about silences are named.
    let isForAll = pattern.text.hasPrefix("*")
    rows[pattern.text] = coverage.count
    coverage.append(
      rules.rules.map {
        pattern.covers($0.descriptor.id) && !(isForAll && $0.mechanism?.isAboutSilences == true)
      }
    )
    return coverage.count - 1
  }

  private func holds(_ entry: Entry, _ rule: Int, _ source: Int, _ block: Int?) -> Bool {
    guard coverage[entry.row][rule] else { return false }
    return switch entry.reach {
    case .document: true
    case .nothing: false
    case .block(let wanted): block == wanted
    case .source(let range): range.start <= source && source < range.end
    }
  }

  private func reach(
    of mark: SilenceMark,
    at index: Int,
    _ pattern: RulePattern,
    _ blocks: [(start: Int, block: Int)]
  ) -> Reach {
    switch mark.reach {
    case .document: return .document
    case .end, .unknown: return .nothing
    case .element(let range): return .source(range)
    case .next:
      let next = blocks.first { $0.start >= mark.place.end }
      return next.map { .block($0.block) } ?? .nothing
    case .start:
      let end = marks[(index + 1)...].first { other in
        other.reach == .end
          && (other.rules.isEmpty
            || other.rules.contains { $0 == pattern.text || RulePattern($0).covers(pattern.text) })
      }
      return .source(TextRange(mark.place.end, end?.place.start ?? .max))
    }
  }

  /// Where in the source each block begins, ascending.
  private static func blockStarts(_ document: Document) -> [(start: Int, block: Int)] {
    document.blocks.enumerated().compactMap { index, block in
      document.map.pieces(of: TextRange(block.range.start, block.range.start + 1)).ranges.first
        .map { ($0.start, index) }
    }.sorted { $0.start < $1.start }
  }
}
