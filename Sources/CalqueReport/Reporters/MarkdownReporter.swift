public import CalqueCore

/// A summary for a pull request's comment or a job's step summary on GitHub and GitLab.
public struct MarkdownReporter: Reporter {
  /// `markdown`.
  public let name = "markdown"
  /// What it is good for.
  public let summary = "A summary for comments and job summaries, GitHub-flavoured Markdown."
  /// `md`.
  public let fileExtension = "md"
  /// False: only the findings' own words are quoted.
  public let showsText = false

  /// The most bytes that it writes: a comment on GitHub holds 65,536 characters.
  public static let maximumBytes = 60_000

  /// How many findings are listed at the top.
  private static let worstCount = 10
  /// How many unread inputs are listed.
  private static let errorCount = 20

  /// Makes the reporter.
  public init() {}

  /// Renders a summary of at most ``maximumBytes`` bytes.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var output = "<!-- calque-report -->\n" + head(of: report)
    if let baseline = options.baseline {
      output += "\(MarkdownText.inline(Comparison(baseline, report).sentence))\n\n"
    }
    output += worst(of: report)
    output += errors(of: report)
    // Kept free for the sentence that says what was left out.
    let reserve = 400
    let ledger = MarkdownLedger(
      report.documents,
      budget: Self.maximumBytes - output.utf8.count - reserve
    )
    if !ledger.sections.isEmpty { output += "### Documents\n\n" }
    for section in ledger.sections {
      output += section.opening + section.findings.joined() + section.asides
      output += MarkdownLedger.closing
    }
    return output + omission(ledger) + version(of: report)
  }

  /// The result and the counts.
  private func head(of report: AuditReport) -> String {
    let result = Wording.result(of: report).map { "**Calque: \($0)**" } ?? "**Calque**"
    var line = "\(result) · \(Wording.summary(of: report))"
    if let unread = Wording.unread(report) { line += "; \(unread)" }
    if let score = report.score { line += ". MQM score: \(Wording.score(score))" }
    let counts = report.counts
    guard counts.total > 0 else { return line + ".\n\n" }
    let cells = SeverityCounts.worstFirst.map { Wording.grouped(counts[$0]) }
    return """
      \(line).

      | Critical | Major | Minor | Neutral | All |
      | ---: | ---: | ---: | ---: | ---: |
      | \(cells.joined(separator: " | ")) | \(Wording.grouped(counts.total)) |


      """
  }

  /// The ten worst findings of all documents.
  private func worst(of report: AuditReport) -> String {
    let all = report.documents.flatMap { document in
      document.sortedFindings.map { (document: document, finding: $0) }
    }
    // Ten are enough to say where to begin; a list as long as the whole would say nothing new.
    guard all.count > 1 else { return "" }
    let ranked = SeverityCounts.worstFirst.flatMap { severity in
      all.lazy.filter { $0.finding.severity == severity }.prefix(Self.worstCount)
    }
    var output = all.count > Self.worstCount ? "### The ten worst\n\n" : "### Worst first\n\n"
    for (number, entry) in ranked.prefix(Self.worstCount).enumerated() {
      let path = MarkdownText.code(
        "\(entry.document.path):\(Wording.place(entry.finding.location))"
      )
      let severity = "**\(entry.finding.severity.rawValue)**"
      output += "\(number + 1). \(severity) \(path) \(Self.sentence(for: entry.finding))\n"
    }
    return output + "\n"
  }

  private func errors(of report: AuditReport) -> String {
    guard !report.errors.isEmpty else { return "" }
    var output = "### Not read\n\n"
    for error in report.errors.prefix(Self.errorCount) {
      let place = error.line.map { ":\($0)" + (error.column.map { ":\($0)" } ?? "") } ?? ""
      output +=
        "- \(MarkdownText.code(error.path + place)): \(MarkdownText.inline(error.message))\n"
    }
    let more = report.errors.count - Self.errorCount
    if more > 0 { output += "- and \(Wording.grouped(more)) more\n" }
    return output + "\n"
  }

  /// What the limit left out, said in words.
  private func omission(_ ledger: MarkdownLedger) -> String {
    var parts: [String] = []
    if ledger.leftOut.total > 0 {
      parts.append("\(Wording.counted(ledger.leftOut.total, "finding")) (\(ledger.leftOut.phrase))")
    }
    if ledger.documentsLeftOut > 0 {
      parts.append("the notes on \(Wording.counted(ledger.documentsLeftOut, "document"))")
    }
    guard !parts.isEmpty else { return "" }
    return "**Left out for length:** \(parts.joined(separator: " and ")). "
      + "The HTML and JSON reports list everything.\n\n"
  }

  private func version(of report: AuditReport) -> String {
    let tool =
      "\(MarkdownText.inline(report.tool.name)) \(MarkdownText.inline(report.tool.version))"
    return "<sub>\(tool), \(Wording.counted(report.packs.count, "pack"))</sub>\n"
  }
}

extension MarkdownReporter {
  /// The opening of a document's section, up to its list.
  static func opening(of document: DocumentReport) -> String {
    let counts = SeverityCounts(document.findings)
    let found = counts.total == 0 ? "nothing found" : counts.phrase
    let title = document.title.map { " “\(MarkdownText.html($0))”" } ?? ""
    return "<details><summary><code>\(MarkdownText.html(document.name))</code>\(title): \(found), "
      + "\(Wording.counted(document.words, "word"))</summary>\n\n"
  }

  /// What else there is to say about a document.
  static func asides(of document: DocumentReport) -> String {
    let score = document.score.map { "- MQM score: \(Wording.score($0)); \(Wording.penalty($0))\n" }
    let verdict =
      document.verdict.map { verdict -> [String] in
        guard verdict.isSuspicious || !document.findings.isEmpty else { return [] }
        return ["- \(MarkdownText.inline(Wording.verdictLine(verdict)))\n"]
      } ?? []
    let lines =
      [score].compactMap { document.findings.isEmpty ? nil : $0 }
      + verdict
      + document.notAudited.map { "- not audited: \(Wording.unaudited($0))\n" }
      + [Wording.silenced(document)].compactMap { $0.map { "- \(MarkdownText.inline($0))\n" } }
      + document.notes.prefix(10).map { "- note: \(MarkdownText.inline($0))\n" }
    return lines.joined()
  }

  /// A finding as an item of its document's list.
  static func line(for finding: Finding) -> String {
    let place = Wording.place(finding.location)
    return "- **\(finding.severity.rawValue)** \(place) \(sentence(for: finding))\n"
  }

  /// What is wrong, with which words, and what was probably meant.
  static func sentence(for finding: Finding) -> String {
    var sentence = MarkdownText.inline(finding.message)
    if !finding.isQuotedByMessage { sentence += ": “\(MarkdownText.inline(finding.text))”" }
    let offers = finding.suggestions.prefix(3).map {
      $0.replacement.isEmpty ? "*(remove)*" : "“\(MarkdownText.inline($0.replacement))”"
    }
    if !offers.isEmpty { sentence += " → \(offers.joined(separator: " or "))" }
    return sentence + " \(MarkdownText.code(finding.rule))"
  }
}
