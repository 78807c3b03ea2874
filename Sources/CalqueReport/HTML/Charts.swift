import CalqueCore

/// The small drawings of the page.
package enum Charts {
  /// Width of the view box of a bar.
  static let barWidth = 100.0
  /// Width of the view box of a strip.
  static let stripWidth = 400
  /// Narrowest line that can still be seen in a strip.
  private static let tickWidth = 3

  /// A bar of one piece per severity, as long as `largest` findings would be at full width.
  static func bar(_ counts: SeverityCounts, largest: Int) -> [TemplateRecord] {
    guard largest > 0 else { return [] }
    var x = 0.0
    var segments: [TemplateRecord] = []
    for severity in SeverityCounts.worstFirst where counts[severity] > 0 {
      let width = Double(counts[severity]) / Double(largest) * barWidth
      // A hair between the pieces, so that they can be told apart without their colour.
      segments.append(path(severity, "M\(decimal(x)) 4h\(decimal(max(0.4, width - 1)))"))
      x += width
    }
    return segments
  }

  /// A tick of a strip: its place, and the worst severity there.
  struct Tick: Hashable {
    var slot: Int
    var severity: Severity
  }

  /// A tick for each place at which findings of a document stand.
  static func ticks(of document: DocumentReport) -> [Tick] {
    let slots = stripWidth / (tickWidth + 1)
    var worst: [Int: Severity] = [:]
    for place in places(in: document) {
      let slot = min(slots - 1, max(0, Int(place.share * Double(slots))))
      worst[slot] = max(worst[slot] ?? .neutral, place.severity)
    }
    return worst.sorted { $0.key < $1.key }.map { Tick(slot: $0, severity: $1) }
  }

  /// The ticks as lines, one path for those of a severity: a table has thousands of strips.
  static func strip(_ ticks: [Tick]) -> [TemplateRecord] {
    SeverityCounts.worstFirst.reversed().compactMap { severity in
      let places = ticks.filter { $0.severity == severity }
        .map { "M\($0.slot * (tickWidth + 1) + tickWidth / 2 + 1) 0v14" }
      return places.isEmpty ? nil : path(severity, places.joined())
    }
  }

  /// Where each finding stands in its document, between 0 and 1.
  private static func places(
    in document: DocumentReport
  ) -> [(share: Double, severity: Severity)] {
    var starts: [Int] = []
    var total = 0
    for block in document.blocks {
      starts.append(total)
      total += block.text.utf8.count
    }
    let lastByte = document.findings.map { $0.location.byteOffset + $0.location.byteLength }.max()
    return document.findings.map { finding in
      if total > 0, starts.indices.contains(finding.block) {
        return (
          Double(starts[finding.block] + finding.range.start) / Double(total), finding.severity
        )
      }
      return (Double(finding.location.byteOffset) / Double(max(1, lastByte ?? 1)), finding.severity)
    }
  }

  private static func path(_ severity: Severity, _ line: String) -> TemplateRecord {
    ["segmentClass": .text(severity.rawValue), "line": .text(line)]
  }

  /// A number with at most one digit after the point.
  package static func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
