import CalqueCore
import CalqueReport

/// Builds a document whose findings stand where their words are.
struct PageBuilder {
  var path: String
  var format: DocumentFormat = .html
  var title: String?
  var notAudited: [UnauditedText] = []
  var notes: [String] = []
  private var blocks: [DocumentReport.Block] = []
  private var findings: [Finding] = []
  private var offset = 100

  init(path: String, format: DocumentFormat = .html, title: String? = nil) {
    self.path = path
    self.format = format
    self.title = title
  }

  mutating func add(
    _ kind: BlockKind,
    _ text: String,
    level: Int = 0,
    language: String = "en",
    isAudited: Bool = true
  ) {
    blocks.append(
      DocumentReport.Block(
        kind: kind,
        level: level,
        language: LanguageTag(language),
        text: text,
        isAudited: isAudited,
        location: Sample.location(
          line: blocks.count + 10,
          column: 4,
          offset: offset,
          length: text.utf8.count
        )
      )
    )
    offset += text.utf8.count + 8
  }

  /// Adds a finding on the first occurrence of `words` in a block.
  mutating func find(_ words: String, in block: Int, change: (inout Finding) -> Void = { _ in }) {
    let text = Array(blocks[block].text.utf8)
    let wanted = Array(words.utf8)
    let start =
      (0...max(0, text.count - wanted.count))
      .first { text[$0..<min(text.count, $0 + wanted.count)].elementsEqual(wanted) } ?? 0
    let place = blocks[block].location
    var finding = Finding(
      rule: "en/literalisms/rule",
      category: "accuracy/mistranslation",
      severity: .major,
      confidence: .likely,
      message: "a message",
      why: "",
      text: words,
      fingerprint: "",
      location: Sample.location(
        line: place?.line ?? 1,
        column: 4 + start,
        offset: (place?.byteOffset ?? 0) + start,
        length: wanted.count
      ),
      block: block,
      range: TextRange(start, start + wanted.count)
    )
    change(&finding)
    if finding.fingerprint.isEmpty {
      finding.fingerprint = "\(path.utf8.count)a\(block)b\(start)"
    }
    findings.append(finding)
  }

  var document: DocumentReport {
    DocumentReport(
      path: path,
      format: format,
      encoding: "UTF-8",
      language: .english,
      title: title,
      words: blocks.filter(\.isAudited).reduce(0) { $0 + $1.text.split(separator: " ").count },
      notAudited: notAudited,
      notes: notes,
      findings: findings,
      blocks: blocks
    )
  }
}
