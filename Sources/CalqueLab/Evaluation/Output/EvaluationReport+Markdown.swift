import CalqueReport

extension EvaluationReport {
  /// The report as GitHub-flavoured Markdown.
  package var markdown: String {
    var parts: [String] = []
    if let half { parts.append("The \(half) half of what is split.") }
    let rows = sets.map {
      "| \(MarkdownText.inline($0.name)) | \($0.kind) | \($0.texts) | \($0.words) | \($0.unaudited) |"
    }
    parts.append(
      """
      | set | kind | texts | words audited | words in other languages |
      | --- | --- | ---: | ---: | ---: |
      \(rows.joined(separator: "\n"))
      """
    )
    parts += tables.map(Self.markdown)
    if !listing.isEmpty || unlisted > 0 { parts.append(markdownList) }
    if let changes {
      let lines = changes.sorted { $0.isWorse && !$1.isWorse }.map {
        "- " + MarkdownText.inline($0.sentence)
      }
      parts.append("### Against the figures kept")
      parts.append(lines.isEmpty ? "No figure differs." : lines.joined(separator: "\n"))
    }
    if !thresholds.isEmpty {
      parts.append("### Thresholds")
      parts.append(
        thresholds.map { "- " + MarkdownText.inline($0.sentence) }.joined(separator: "\n")
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ table: FigureTable) -> String {
    let hasMarks = table.rows.contains { !$0.mark.isEmpty }
    let headings = [""] + table.columns.map(\.name) + (hasMarks ? ["fires on"] : [])
    let lines = table.rows.map { row in
      let cells =
        [MarkdownText.inline(row.label)] + zip(table.columns, row.values).map { shown($1, $0) }
        + (hasMarks ? [row.mark] : [])
      return "| \(cells.joined(separator: " | ")) |"
    }
    var parts = [
      "### \(MarkdownText.inline(table.title))",
      """
      | \(headings.joined(separator: " | ")) |
      | --- |\(String(repeating: " ---: |", count: headings.count - 1))
      \(lines.joined(separator: "\n"))
      """,
    ]
    parts += table.notes.map { MarkdownText.inline($0) }
    return parts.joined(separator: "\n\n")
  }

  private var markdownList: String {
    var lines = listing.map { entry in
      let intended = entry.intended.map {
        " → \($0.isEmpty ? "(nothing)" : MarkdownText.inline($0))"
      }
      return """
        - \(entry.kind.rawValue), \(MarkdownText.inline(entry.set)) \(MarkdownText.inline(entry.text)), \
        \(MarkdownText.inline(entry.label)) \(MarkdownText.inline(entry.degree)): \
        \(MarkdownText.inline(entry.before))**\(MarkdownText.inline(entry.words))**\
        \(MarkdownText.inline(entry.after))\(intended ?? "")
        """
    }
    if unlisted > 0 { lines.append("- \(heldNote)") }
    return "### False alarms and misses\n\n" + lines.joined(separator: "\n")
  }
}
