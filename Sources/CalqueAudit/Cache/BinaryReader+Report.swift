import CalqueCore
import CalqueInput
import CalqueRules

extension BinaryReader {
  mutating func result() throws -> Result<DocumentReport, InputError> {
    guard try bool() else {
      return .failure(
        InputError(
          path: try string(),
          message: try string(),
          line: try number(),
          column: try number()
        )
      )
    }
    return .success(try document())
  }

  private mutating func tag() throws -> LanguageTag {
    guard let tag = LanguageTag(try string()) else { throw BinaryReader.Damaged() }
    return tag
  }

  private mutating func document() throws -> DocumentReport {
    let path = try string()
    let item = try optional { reader in try reader.item() }
    var document = DocumentReport(
      path: path,
      item: item,
      format: try choice(DocumentFormat.self),
      encoding: try string(),
      container: try optionalString(),
      language: try tag(),
      title: try optionalString(),
      words: try int()
    )
    document.score = try optional { reader in try reader.score() }
    document.verdict = try optional { reader in try reader.verdict() }
    document.notAudited = try elements { reader in
      UnauditedText(language: try reader.tag(), words: try reader.int())
    }
    document.notes = try elements { reader in try reader.string() }
    document.findings = try elements { reader in try reader.finding() }
    document.silenced = try elements { reader in
      SilencedFinding(
        finding: try reader.finding(),
        silence: Silence(
          by: try reader.choice(Silence.Origin.self),
          reason: try reader.string(),
          line: try reader.number(),
          path: try reader.optionalString()
        )
      )
    }
    document.thresholds = try optional { reader in try reader.thresholds() }
    document.blocks = try elements { reader in try reader.block() }
    return document
  }

  private mutating func item() throws -> ItemInfo {
    let index = try int()
    return ItemInfo(
      index: index,
      identity: try string(),
      id: try optionalString(),
      link: try optionalString(),
      date: try optionalString(),
      dateText: try optionalString()
    )
  }

  private mutating func block() throws -> DocumentReport.Block {
    DocumentReport.Block(
      kind: try choice(BlockKind.self),
      level: try int(),
      language: try optional { reader in try reader.tag() },
      text: try string(),
      isAudited: try bool(),
      location: try optional { reader in try reader.place() }
    )
  }

  private mutating func thresholds() throws -> Thresholds {
    Thresholds(
      minimumConfidence: try choice(Confidence.self),
      failOn: try optional { reader in try reader.choice(Severity.self) },
      minimumScore: try optional { reader in try reader.double() }
    )
  }

  private mutating func score() throws -> Scorecard {
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

  private mutating func verdict() throws -> Verdict {
    Verdict(
      probability: try optional { reader in try reader.double() },
      label: try choice(Verdict.Label.self),
      route: try optionalString(),
      reasons: try elements { reader in
        Verdict.Reason(
          kind: try reader.choice(Verdict.Reason.Kind.self),
          text: try reader.string(),
          weight: try reader.double()
        )
      },
      words: try int()
    )
  }

  private mutating func finding() throws -> Finding {
    let (rule, category) = (try string(), try string())
    let (severity, confidence) = (try choice(Severity.self), try choice(Confidence.self))
    let (message, why, words) = (try string(), try string(), try string())
    let (fingerprint, sentence) = (try string(), try string())
    return Finding(
      rule: rule,
      category: category,
      severity: severity,
      confidence: confidence,
      message: message,
      why: why,
      references: try elements { reader in try reader.string() },
      text: words,
      suggestions: try elements { reader in
        Suggestion(replacement: try reader.string())
      },
      fingerprint: fingerprint,
      sentence: sentence,
      also: try elements { reader in
        OverlappingFinding(
          rule: try reader.string(),
          severity: try reader.choice(Severity.self),
          confidence: try reader.choice(Confidence.self),
          message: try reader.string(),
          text: try reader.string()
        )
      },
      relatedLocations: try elements { reader in
        RelatedLocation(
          message: try reader.string(),
          text: try reader.string(),
          location: try reader.place()
        )
      },
      location: try place(),
      block: try int(),
      range: try range()
    )
  }

  private mutating func range() throws -> TextRange {
    let (start, end) = (try int(), try int())
    guard start >= 0, start <= end else { throw BinaryReader.Damaged() }
    return TextRange(start, end)
  }

  private mutating func place() throws -> Location {
    let (line, column, endLine) = (try int(), try int(), try int())
    let (endColumn, offset, length) = (try int(), try int(), try int())
    return Location(
      line: line,
      column: column,
      endLine: endLine,
      endColumn: endColumn,
      byteOffset: offset,
      byteLength: length,
      ranges: try elements { reader in
        ByteRange(byteOffset: try reader.int(), byteLength: try reader.int())
      },
      approximate: try optional { reader in try reader.bool() },
      codeUnits: try optional { reader in
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
