import CalqueCore

/// Chooses which findings a Markdown report lists, so that it keeps within its bytes.
///
/// Findings are taken worst first, by position; the first that no longer fits ends the list.
struct MarkdownLedger {
  /// The lines of a document that are listed.
  struct Section {
    /// The opening lines, up to the list.
    var opening: String
    /// One line per finding, by position.
    var findings: [String]
    /// The lines after the list: what was not audited, and the notes.
    var asides: String
  }

  /// The documents that are listed, in input order.
  private(set) var sections: [Section] = []
  /// How many findings were left out.
  private(set) var leftOut = SeverityCounts([])
  /// How many documents had only asides, for which there was no room.
  private(set) var documentsLeftOut = 0

  /// One finding and where it would be listed.
  private struct Candidate {
    var document: Int
    var position: Int
    var severity: Severity
    var line: String
  }

  /// What closes every section.
  static let closing = "\n</details>\n\n"

  /// Chooses what fits in `budget` bytes.
  init(_ documents: [DocumentReport], budget: Int) {
    let openings = documents.map(MarkdownReporter.opening)
    let asides = documents.map(MarkdownReporter.asides)
    var room = budget
    var listed: [Int: [Candidate]] = [:]
    func costToOpen(_ document: Int) -> Int {
      openings[document].utf8.count + asides[document].utf8.count + Self.closing.utf8.count
    }

    var isFull = false
    for candidate in Self.worstFirst(documents) {
      var cost = candidate.line.utf8.count
      if listed[candidate.document] == nil { cost += costToOpen(candidate.document) }
      isFull = isFull || cost > room
      if isFull {
        leftOut[candidate.severity] += 1
      } else {
        room -= cost
        listed[candidate.document, default: []].append(candidate)
      }
    }
    for document in documents.indices
    where documents[document].findings.isEmpty && !asides[document].isEmpty {
      if costToOpen(document) > room {
        documentsLeftOut += 1
      } else {
        room -= costToOpen(document)
        listed[document] = []
      }
    }
    sections = listed.keys.sorted().map { document in
      let findings = (listed[document] ?? []).sorted { $0.position < $1.position }
      return Section(
        opening: openings[document],
        findings: findings.map(\.line),
        asides: asides[document]
      )
    }
  }

  /// All findings as lines, worst first, those of one severity in input order and by position.
  private static func worstFirst(_ documents: [DocumentReport]) -> [Candidate] {
    let all = documents.enumerated().flatMap { number, document in
      document.sortedFindings.enumerated().map { position, finding in
        Candidate(
          document: number,
          position: position,
          severity: finding.severity,
          line: MarkdownReporter.line(for: finding)
        )
      }
    }
    return SeverityCounts.worstFirst.flatMap { severity in all.filter { $0.severity == severity } }
  }
}
