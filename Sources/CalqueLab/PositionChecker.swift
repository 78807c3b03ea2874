import CalqueAudit
public import CalqueCore
import CalqueInput
public import CalqueRules
import CalqueText

/// Proves on real files that what Calque reports stands where it says.
///
/// Decodes the bytes of each finding, and of random words of the copy, from the file itself,
/// independent of the map that placed them, and compares.
public struct PositionChecker: Sendable {
  /// What the check of one file gave.
  public struct Outcome: Hashable, Sendable {
    /// The file.
    public var path: String
    /// Findings whose ranges were decoded.
    public var findings = 0
    /// Words whose ranges were decoded.
    public var words = 0
    /// Places that are marked as approximate.
    public var approximate = 0
    /// What did not decode to its text.
    public var mismatches: [String] = []
    /// Why the file could not be read.
    public var failure: String?
  }

  private let auditor: Auditor
  private let wordsPerFile: Int

  /// Makes a checker that tries this many random words of each file.
  public init(rules: CompiledRules, wordsPerFile: Int = 1_000) {
    auditor = Auditor(rules: rules, options: AuditOptions(minimumConfidence: .hint))
    self.wordsPerFile = wordsPerFile
  }

  /// Checks one file, all documents in it.
  public func check(path: String, format: DocumentFormat? = nil) -> Outcome {
    var outcome = Outcome(path: path)
    do throws(InputError) {
      let bytes = try Readers.fileBytes(path: path)
      let content = try Readers.content(of: bytes, path: path)
      var decoder: PieceDecoder?
      var documents = 0
      try Readers.read(bytes: bytes, path: path, format: format) { result in
        switch result {
        case .success(let document):
          let own =
            decoder
            ?? PieceDecoder(
              bytes: content,
              encoding: document.source.encoding,
              format: document.format
            )
          decoder = own
          checkFindings(document, own, &outcome)
          documents += 1
          // Of a file with many documents, a few words of each are enough after the first ones.
          checkWords(document, documents <= 5 ? wordsPerFile : wordsPerFile / 50, own, &outcome)
        case .failure(let error): outcome.failure = error.description
        }
      }
    } catch {
      outcome.failure = error.description
    }
    return outcome
  }

  private func checkFindings(
    _ document: Document,
    _ decoder: PieceDecoder,
    _ outcome: inout Outcome
  ) {
    for finding in auditor.audit(document).findings {
      outcome.findings += 1
      compare(
        finding.location,
        finding.text,
        "\(finding.rule) at line \(finding.location.line)",
        decoder,
        &outcome
      )
    }
  }

  private func checkWords(
    _ document: Document,
    _ count: Int,
    _ decoder: PieceDecoder,
    _ outcome: inout Outcome
  ) {
    let text = Tokenizer.tokenize(document, lexicon: Lexicon()) { $0.kind.isAudited }
    let words = text.tokens.indices.filter { text.tokens[$0].isWordLike }
    guard !words.isEmpty else { return }
    let locator = Locator(document)
    // The same words on every run: the file's path seeds the choice.
    var random = SplitMix(
      seed: (document.path + (document.item?.identity ?? "")).utf8.reduce(0) {
        ($0 &* 31) &+ UInt64($1)
      }
    )
    for _ in 0..<count {
      let index = words[Int(random.next() % UInt64(words.count))]
      let range = text.textRange(index..<index + 1)
      outcome.words += 1
      guard let location = locator.location(of: range) else {
        outcome.mismatches.append("“\(document.string(range))” has no place")
        continue
      }
      compare(
        location,
        document.string(range),
        "a word at line \(location.line)",
        decoder,
        &outcome
      )
    }
  }

  private func compare(
    _ location: Location,
    _ text: String,
    _ what: String,
    _ decoder: PieceDecoder,
    _ outcome: inout Outcome
  ) {
    if location.approximate == true {
      outcome.approximate += 1
      return
    }
    if !decoder.holds(text.utf8, in: location.ranges) {
      let decoded = decoder.text(of: location.ranges)
      outcome.mismatches.append("\(what): “\(text)” decodes to “\(decoded ?? "nothing")”")
    }
  }
}

/// A small generator of repeatable random numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
