import CalqueCore
import CalqueInput

/// Makes suggestions in a file, and makes sure that each changed its words and nothing else.
///
/// A change stands only if the changed file, read again, has the text that was meant: so no replacement
/// can become markup, break an attribute or turn into other characters.
struct FileMender {
  /// What audits the file's bytes; reports must keep their blocks.
  let audit: ([UInt8]) -> [Result<DocumentReport, InputError>]
  /// Which suggestion is to be made for a finding; nil for none.
  let choose: (Finding) -> Suggestion?

  /// What a change of one finding would be.
  private struct Candidate {
    var finding: Finding
    var change: ByteChange
    var replacement: String
  }

  /// Most times that a file is read again to find out which of its changes do harm.
  private static let mostTrials = 200

  /// Mends a file, up to `rounds` times over, since a mended place may have another fault.
  func mend(path: String, _ bytes: [UInt8], rounds: Int) throws(InputError) -> FileFix {
    var fix = FileFix(path: path, bytes: bytes)
    var document = try single(audit(bytes), &fix)
    var refused: Set<String> = []
    for _ in 0..<rounds {
      guard let current = document else { break }
      let candidates = candidates(in: current, fix.after, except: refused)
      guard !candidates.isEmpty else { break }
      let (made, changed) = attempt(candidates, in: current, fix.after)
      let fingerprints = Set(made.map(\.finding.fingerprint))
      refused.formUnion(
        candidates.map(\.finding.fingerprint).filter { !fingerprints.contains($0) }
      )
      guard let changed, !made.isEmpty else { break }
      fix.after = ByteChange.apply(made.map(\.change), to: fix.after)
      fix.rounds.append(made.map(\.change))
      fix.mended += made.map(\.finding)
      document = changed
    }
    if let document { fix.offered = document.findings.filter { !$0.suggestions.isEmpty } }
    return fix
  }

  /// The file's document, nil where it holds several: there everything is offered.
  private func single(
    _ results: [Result<DocumentReport, InputError>],
    _ fix: inout FileFix
  ) throws(InputError) -> DocumentReport? {
    var documents: [DocumentReport] = []
    for result in results { documents.append(try result.get()) }
    if documents.count == 1, let document = documents.first, document.item == nil {
      return document
    }
    fix.offered = documents.flatMap(\.findings).filter { !$0.suggestions.isEmpty }
    return nil
  }

  /// The changes that can be tried, by position, none of which shares a byte with another.
  private func candidates(
    in document: DocumentReport,
    _ bytes: [UInt8],
    except refused: Set<String>
  ) -> [Candidate] {
    guard document.container == nil else { return [] }
    var candidates: [Candidate] = []
    var end = 0
    for finding in document.findings.sorted(by: { $0.location.byteOffset < $1.location.byteOffset })
    where !refused.contains(finding.fingerprint) && document.blocks.indices.contains(finding.block)
    {
      guard let suggestion = choose(finding), let place = finding.location.ranges.first,
        let change = SourceChange(suggestion, of: finding, in: document),
        let replacement = SourceEncoder.encode(change.replacement, as: document.encoding),
        place.byteOffset >= end, place.byteOffset + place.byteLength <= bytes.count
      else { continue }
      var range = place.byteOffset..<place.byteOffset + place.byteLength
      // What is taken away takes one of the blanks around it along.
      if replacement.isEmpty, range.lowerBound == 0 || bytes[range.lowerBound - 1] == 0x20,
        range.upperBound < bytes.count, bytes[range.upperBound] == 0x20
      {
        range = range.lowerBound..<range.upperBound + 1
      }
      end = range.upperBound
      candidates.append(
        Candidate(
          finding: finding,
          change: ByteChange(range: range, replacement: replacement),
          replacement: suggestion.replacement
        )
      )
    }
    return candidates
  }

  /// The changes that do what they should, and the file's document with them made.
  private func attempt(
    _ candidates: [Candidate],
    in document: DocumentReport,
    _ bytes: [UInt8]
  ) -> (made: [Candidate], document: DocumentReport?) {
    if let changed = changed(candidates, in: document, bytes) { return (candidates, changed) }
    var made: [Candidate] = []
    var last: DocumentReport?
    for candidate in candidates.prefix(Self.mostTrials) {
      if let changed = changed(made + [candidate], in: document, bytes) {
        made.append(candidate)
        last = changed
      }
    }
    return (made, last)
  }

  /// The document with changes made, nil when its text is not what was meant.
  private func changed(
    _ candidates: [Candidate],
    in document: DocumentReport,
    _ bytes: [UInt8]
  ) -> DocumentReport? {
    var wanted = document.blocks.map { Array($0.text.utf8) }
    for candidate in candidates.sorted(by: { $0.finding.range.start > $1.finding.range.start }) {
      let range = candidate.finding.range
      wanted[candidate.finding.block]
        .replaceSubrange(range.range, with: Array(candidate.replacement.utf8))
    }
    let results = audit(ByteChange.apply(candidates.map(\.change), to: bytes))
    guard results.count == 1, case .success(let changed) = results[0],
      changed.format == document.format
    else { return nil }
    let texts = changed.blocks.map { Self.words(Array($0.text.utf8)) }.filter { !$0.isEmpty }
    return texts == wanted.map(Self.words).filter { !$0.isEmpty } ? changed : nil
  }

  /// A text without white space at its ends, and with single blanks inside.
  private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
