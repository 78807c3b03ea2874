public import CalqueCore

/// Findings for people at a terminal.
public struct TextReporter: Reporter {
  /// `text`.
  public let name = "text"
  /// What it is good for.
  public let summary = "Findings with their sentences, for reading in a terminal."
  /// `txt`.
  public let fileExtension = "txt"
  /// True: the words are shown in their sentence.
  public let showsText = true

  /// Columns that an excerpt may take.
  private static let excerptWidth = 96
  private static let indentation = "    "

  /// Makes the reporter.
  public init() {}

  /// Renders a report for a terminal.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    let style = TerminalStyle(isOn: options.color)
    var output = ""
    // Where nothing could be read there is nothing to say of findings.
    if options.isBrief, report.documents.isEmpty, !report.errors.isEmpty { return "" }
    for document in report.documents where !options.isBrief || !document.findings.isEmpty {
      let lines = lines(of: document, style)
      guard !lines.isEmpty else { continue }
      output += lines.joined(separator: "\n") + "\n\n"
    }
    if let baseline = options.baseline {
      output += Comparison(baseline, report).sentence + "\n"
    }
    return output + closing(of: report, style, isBrief: options.isBrief) + "\n"
  }

  /// Everything that there is to say about a document, nothing when nothing was found.
  private func lines(of document: DocumentReport, _ style: TerminalStyle) -> [String] {
    var lines: [String] = []
    let path = visible(document.path)
    for finding in document.sortedFindings {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(of: finding, in: document, path: path, style)
    }
    var asides: [String] = []
    if let score = document.score, !document.findings.isEmpty {
      asides.append("MQM score: \(Wording.score(score)) (\(Wording.penalty(score)))")
    }
    if let verdict = document.verdict, !lines.isEmpty || verdict.isSuspicious {
      asides.append(visible(Wording.verdict(verdict)))
      asides += Wording.reasons(verdict).enumerated().map { visible("  \($0 + 1). \($1)") }
    }
    asides += document.notAudited.map { "not audited: \(Wording.unaudited($0))" }
    // A page that has nothing else to say is not listed for its silences; the last line counts them.
    if let silenced = Wording.silenced(document), !lines.isEmpty || !asides.isEmpty {
      asides.append(visible(silenced))
    }
    asides += document.notes.map { "note: \(visible($0))" }
    if !asides.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += asides.map { "  " + style.dim($0) }
    }
    guard !lines.isEmpty else { return [] }
    let title = document.title.map { "  " + style.dim("“\(visible($0))”") } ?? ""
    return [style.bold(visible(document.name)) + title] + lines
  }

  private func lines(
    of finding: Finding,
    in document: DocumentReport,
    path: String,
    _ style: TerminalStyle
  ) -> [String] {
    let approximately = finding.location.approximate == true ? " (approximately)" : ""
    let confidence = finding.confidence == .hint ? " (hint)" : ""
    let place = "\(path):\(Wording.place(finding.location))\(approximately)"
    let severity = style.colored(finding.severity.rawValue, finding.severity) + confidence
    let rule = style.dim("[\(visible(finding.rule))]")
    var lines = ["\(place)  \(severity)  \(visible(finding.message))  \(rule)"]

    let excerpt = excerpt(of: finding, in: document)
    let gap = String(repeating: " ", count: DisplayWidth.of(excerpt.before))
    let carets = String(repeating: "^", count: max(1, DisplayWidth.of(excerpt.words)))
    lines.append(
      Self.indentation + style.dim(excerpt.before) + excerpt.words + style.dim(excerpt.after)
    )
    lines.append(Self.indentation + gap + style.colored(carets, finding.severity))

    if !finding.suggestions.isEmpty {
      let offers = finding.suggestions.map { suggestion in
        suggestion.replacement.isEmpty
          ? "remove it" : style.inserted("“\(visible(suggestion.replacement))”")
      }
      lines.append(Self.indentation + "suggestion: " + offers.joined(separator: " or "))
    }
    lines += finding.relatedLocations.map {
      "\(Self.indentation)\(visible($0.message)): “\(visible($0.text))” at "
        + "\(path):\(Wording.place($0.location))"
    }
    lines += finding.also.map {
      Self.indentation
        + style.dim("also \($0.severity.rawValue): \(visible($0.message)) [\(visible($0.rule))]")
    }
    if !finding.why.isEmpty { lines.append(Self.indentation + style.dim(visible(finding.why))) }
    return lines
  }

  private func excerpt(of finding: Finding, in document: DocumentReport) -> Excerpt {
    guard document.blocks.indices.contains(finding.block), !finding.range.isEmpty else {
      return Excerpt(words: finding.text, width: Self.excerptWidth)
    }
    return Excerpt(
      of: finding.range,
      in: document.blocks[finding.block].text,
      width: Self.excerptWidth
    )
  }

  /// The last line: what was found, and whether that fails the run.
  ///
  /// In a brief report it also says what the documents that are not listed would have said.
  private func closing(
    of report: AuditReport,
    _ style: TerminalStyle,
    isBrief: Bool
  ) -> String {
    var line = Wording.summary(of: report)
    if let unread = Wording.unread(report) { line += "; \(unread)" }
    if isBrief, let unaudited = Wording.unaudited(RunTotals(report)) { line += "; \(unaudited)" }
    if let result = Wording.result(of: report), report.counts.total > 0 {
      line += ": " + (report.passes ? result : style.colored(result, .major))
    }
    guard let score = report.score, !report.documents.isEmpty else { return style.bold(line) }
    return style.bold(line + "; MQM score: \(Wording.score(score))")
  }

  private func visible(_ text: String) -> String {
    VisibleText.neutralised(text, marks: .shown)
  }
}
