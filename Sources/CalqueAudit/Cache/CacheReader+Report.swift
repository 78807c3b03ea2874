import CalqueCore
import CalqueInput

extension CacheReader {
  mutating func result() throws(Damaged) -> Result<DocumentReport, InputError> {
    guard try bool() else {
      return .failure(
        InputError(
          path: try text(),
          message: try text(),
          line: try number(),
          column: try number()
        )
      )
    }
    return .success(try document())
  }

  private mutating func string() throws(Damaged) -> String? {
    try optional { reader throws(Damaged) in try reader.text() }
  }

  private mutating func number() throws(Damaged) -> Int? {
    try optional { reader throws(Damaged) in try reader.int() }
  }

  private mutating func tag() throws(Damaged) -> LanguageTag {
    guard let tag = LanguageTag(try text()) else { throw Damaged() }
    return tag
  }

  private mutating func document() throws(Damaged) -> DocumentReport {
    let path = try text()
    let item = try optional { reader throws(Damaged) in try reader.item() }
    var document = DocumentReport(
      path: path,
      item: item,
      format: try choice(DocumentFormat.self),
      encoding: try text(),
      container: try string(),
      language: try tag(),
      title: try string(),
      words: try int()
    )
    document.score = try optional { reader throws(Damaged) in try reader.score() }
    document.verdict = try optional { reader throws(Damaged) in try reader.verdict() }
    document.notAudited = try array { reader throws(Damaged) in
      UnauditedText(language: try reader.tag(), words: try reader.int())
    }
    document.notes = try array { reader throws(Damaged) in try reader.text() }
    document.findings = try array { reader throws(Damaged) in try reader.finding() }
    document.silenced = try array { reader throws(Damaged) in
      SilencedFinding(
        finding: try reader.finding(),
        silence: Silence(
          by: try reader.choice(Silence.Origin.self),
          reason: try reader.text(),
          line: try reader.number(),
          path: try reader.string()
        )
      )
    }
    document.thresholds = try optional { reader throws(Damaged) in try reader.thresholds() }
    document.blocks = try array { reader throws(Damaged) in try reader.block() }
    return document
  }

  private mutating func item() throws(Damaged) -> ItemInfo {
    let index = try int()
    return ItemInfo(
      index: index,
      identity: try text(),
      id: try string(),
      link: try string(),
      date: try string(),
      dateText: try string()
    )
  }

  private mutating func block() throws(Damaged) -> DocumentReport.Block {
    DocumentReport.Block(
      kind: try choice(BlockKind.self),
      level: try int(),
      language: try optional { reader throws(Damaged) in try reader.tag() },
      text: try text(),
      isAudited: try bool(),
      location: try optional { reader throws(Damaged) in try reader.place() }
    )
  }

  private mutating func thresholds() throws(Damaged) -> Thresholds {
    Thresholds(
      minimumConfidence: try choice(Confidence.self),
      failOn: try optional { reader throws(Damaged) in try reader.choice(Severity.self) },
      minimumScore: try optional { reader throws(Damaged) in try reader.double() }
    )
  }

  private mutating func score() throws(Damaged) -> Scorecard {
    let (value, raw, penalty) = (try double(), try double(), try double())
    let (rate, threshold) = (try double(), try double())
    return Scorecard(
      value: value,
      raw: raw,
      penalty: penalty,
      perThousandWords: rate,
      result: try choice(Scorecard.Result.self),
      words: try int(),
      threshold: threshold
    )
  }

  private mutating func verdict() throws(Damaged) -> Verdict {
    Verdict(
      probability: try optional { reader throws(Damaged) in try reader.double() },
      label: try choice(Verdict.Label.self),
      route: try string(),
      reasons: try array { reader throws(Damaged) in
        Verdict.Reason(
          kind: try reader.choice(Verdict.Reason.Kind.self),
          text: try reader.text(),
          weight: try reader.double()
        )
      },
      words: try int()
    )
  }

  private mutating func finding() throws(Damaged) -> Finding {
    let (rule, category) = (try text(), try text())
    let (severity, confidence) = (try choice(Severity.self), try choice(Confidence.self))
    let (message, why, words) = (try text(), try text(), try text())
    let (fingerprint, sentence) = (try text(), try text())
    return Finding(
      rule: rule,
      category: category,
      severity: severity,
      confidence: confidence,
      message: message,
      why: why,
      references: try array { reader throws(Damaged) in try reader.text() },
      text: words,
      suggestions: try array { reader throws(Damaged) in
        Suggestion(replacement: try reader.text())
      },
      fingerprint: fingerprint,
      sentence: sentence,
      also: try array { reader throws(Damaged) in
        OverlappingFinding(
          rule: try reader.text(),
          severity: try reader.choice(Severity.self),
          confidence: try reader.choice(Confidence.self),
          message: try reader.text(),
          text: try reader.text()
        )
      },
      relatedLocations: try array { reader throws(Damaged) in
        RelatedLocation(
          message: try reader.text(),
          text: try reader.text(),
          location: try reader.place()
        )
      },
      location: try place(),
      block: try int(),
      range: try range()
    )
  }

  private mutating func range() throws(Damaged) -> TextRange {
    let (start, end) = (try int(), try int())
    guard start >= 0, start <= end else { throw Damaged() }
    return TextRange(start, end)
  }

  private mutating func place() throws(Damaged) -> Location {
    let (line, column, endLine) = (try int(), try int(), try int())
    let (endColumn, offset, length) = (try int(), try int(), try int())
    return Location(
      line: line,
      column: column,
      endLine: endLine,
      endColumn: endColumn,
      byteOffset: offset,
      byteLength: length,
      ranges: try array { reader throws(Damaged) in
        ByteRange(byteOffset: try reader.int(), byteLength: try reader.int())
      },
      approximate: try optional { reader throws(Damaged) in try reader.bool() },
      codeUnits: try optional { reader throws(Damaged) in
        CodeUnitColumns(
          utf8: try reader.int(),
          endUTF8: try reader.int(),
          utf16: try reader.int(),
          endUTF16: try reader.int()
        )
      }
    )
  }
}
