import CalqueCore
import CalqueInput
import CalqueRules

extension BinaryWriter {
  mutating func write(_ result: Result<DocumentReport, InputError>) {
    switch result {
    case .success(let document):
      write(true)
      write(document)
    case .failure(let error):
      write(false)
      write(error.path)
      write(error.message)
      write(error.line)
      write(error.column)
    }
  }

  private mutating func write(_ document: DocumentReport) {
    write(document.path)
    write(document.item) { writer, item in
      writer.write(item.index)
      writer.write(item.identity)
      for text in [item.id, item.link, item.date, item.dateText] { writer.write(text) }
    }
    write(document.format.rawValue)
    write(document.encoding)
    write(document.container)
    write(document.language.primary)
    write(document.title)
    write(document.words)
    write(document.score) { $0.write($1) }
    write(document.verdict) { $0.write($1) }
    write(document.notAudited) { writer, text in
      writer.write(text.language.primary)
      writer.write(text.words)
    }
    write(document.notes) { $0.write($1) }
    write(document.findings) { $0.write($1) }
    write(document.silenced) { writer, entry in
      writer.write(entry.finding)
      writer.write(entry.silence.by.rawValue)
      writer.write(entry.silence.reason)
      writer.write(entry.silence.line)
      writer.write(entry.silence.path)
    }
    write(document.thresholds) { writer, thresholds in
      writer.write(thresholds.minimumConfidence.rawValue)
      writer.write(thresholds.failOn?.rawValue)
      writer.write(thresholds.minimumScore) { $0.write($1) }
    }
    write(document.blocks) { writer, block in
      writer.write(block.kind.rawValue)
      writer.write(block.level)
      writer.write(block.language?.primary)
      writer.write(block.text)
      writer.write(block.isAudited)
      writer.write(block.location) { $0.write($1) }
    }
  }

  private mutating func write(_ score: Scorecard) {
    for number in [
      score.value, score.raw, score.penalty, score.perThousandWords, score.threshold,
    ] { write(number) }
    write(score.result.rawValue)
    write(score.words)
  }

  private mutating func write(_ verdict: Verdict) {
    write(verdict.probability) { $0.write($1) }
    write(verdict.label.rawValue)
    write(verdict.route)
    write(verdict.reasons) { writer, reason in
      writer.write(reason.kind.rawValue)
      writer.write(reason.text)
      writer.write(reason.weight)
    }
    write(verdict.words)
  }

  private mutating func write(_ finding: Finding) {
    for text in [
      finding.rule, finding.category, finding.severity.rawValue, finding.confidence.rawValue,
      finding.message, finding.why, finding.text, finding.fingerprint, finding.sentence,
    ] { write(text) }
    write(finding.references) { $0.write($1) }
    write(finding.suggestions) { $0.write($1.replacement) }
    write(finding.also) { writer, other in
      for text in [
        other.rule, other.severity.rawValue, other.confidence.rawValue, other.message, other.text,
      ] { writer.write(text) }
    }
    write(finding.relatedLocations) { writer, place in
      writer.write(place.message)
      writer.write(place.text)
      writer.write(place.location)
    }
    write(finding.location)
    write(finding.block)
    write(finding.range.start)
    write(finding.range.end)
  }

  private mutating func write(_ place: Location) {
    for number in [
      place.line, place.column, place.endLine, place.endColumn, place.byteOffset, place.byteLength,
    ] { write(number) }
    write(place.ranges) { writer, range in
      writer.write(range.byteOffset)
      writer.write(range.byteLength)
    }
    write(place.approximate) { $0.write($1) }
    write(place.codeUnits) { writer, columns in
      for number in [columns.utf8, columns.endUTF8, columns.utf16, columns.endUTF16] {
        writer.write(number)
      }
    }
  }
}
