import CalqueConsole
import CalqueAudit
import CalqueCore
import CalqueReport
import Foundation

/// Stored reports, read one after the other as if they were one.
struct MergedReport {
  /// The report so far, without its documents.
  private(set) var head: AuditReport?
  private var scores: [Scorecard?] = []
  private var pool = ScorePool()
  private var isFailing = false

  /// Longest line that is read: a report may be one.
  private static let longestLine = 1 << 31

  /// Whether no finding and no score fails the run.
  var passes: Bool { !isFailing && !(head.map { $0.thresholds.isFailing($0.score) } ?? false) }

  /// Reads a report and hands its documents on.
  ///
  /// - Parameters:
  ///   - path: its file; `-` for standard input.
  ///   - skipsPlaces: whether the places of blocks, which HTML does not show, need not be read.
  ///   - receive: gets the report so far and each document.
  /// - Throws: the exit code, when it cannot be read; what is wrong is printed.
  mutating func add(
    _ path: String,
    skipsPlaces: Bool,
    receive: (AuditReport, DocumentReport) throws -> Void
  ) throws {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard file >= 0 else {
      throw Self.fault(path, "it cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { if file != STDIN_FILENO { close(file) } }
    var lines = LineReader(input: file, longestLine: Self.longestLine)
    var reader = ReportReader(skipsPlaces: skipsPlaces)
    var number = 0
    func reporting<Value>(_ body: () throws(ReportError) -> Value) throws -> Value {
      do throws(ReportError) {
        return try body()
      } catch {
        throw Self.fault(path, number > 1 ? "line \(number): \(error)" : "\(error)")
      }
    }
    var part: AuditReport?
    while let line = lines.next() {
      number += 1
      guard let bytes = line.bytes else { throw Self.fault(path, "a line has more than 2 GiB") }
      for document in try reporting({ () throws(ReportError) in try reader.read(bytes) }) {
        guard let start = reader.start else { continue }
        if part == nil { begin(start) }
        part = start
        try pass(document, of: start, receive)
      }
    }
    // A report that is one value has its faults in no line.
    number = 0
    let end = try reporting { () throws(ReportError) in try reader.finish() }
    if part == nil { begin(end) }
    for document in end.documents { try pass(document, of: end, receive) }
    finish(end)
  }

  /// Says what is wrong with a report; the program ends with 2.
  private static func fault(_ path: String, _ problem: String) -> any Error {
    Console.error("calque: \(path == "-" ? "standard input" : path): \(problem)")
    return Exit.unusable
  }

  private mutating func begin(_ part: AuditReport) {
    guard head == nil else { return }
    head = part
    head?.documents = []
    head?.errors = []
    head?.packs = []
    head?.score = nil
  }

  private mutating func pass(
    _ document: DocumentReport,
    of part: AuditReport,
    _ receive: (AuditReport, DocumentReport) throws -> Void
  ) throws {
    guard let head else { return }
    var document = document
    if document.thresholds == nil, part.thresholds != head.thresholds {
      document.thresholds = part.thresholds
    }
    pool.add(document)
    isFailing = isFailing || head.isFailing(document)
    try receive(head, document)
  }

  private mutating func finish(_ part: AuditReport) {
    guard var head else { return }
    head.errors += part.errors
    for pack in part.packs where !head.packs.contains(pack) { head.packs.append(pack) }
    scores.append(part.score)
    head.score = scores.count == 1 ? part.score : pooled
    self.head = head
  }

  /// The score of all reports together; nil where they were not scored alike.
  private var pooled: Scorecard? {
    var parameters = ScoreParameters()
    parameters.threshold = scores.first??.threshold ?? parameters.threshold
    let scorer = Scorer(parameters: parameters)
    let isAlike = scores.allSatisfy { score in
      guard let score else { return false }
      // What is stored is rounded to two decimals.
      var alone = ScorePool()
      alone.add(score)
      let again = scorer.pooled(alone)
      return score.threshold == parameters.threshold && abs(again.value - score.value) < 0.02
    }
    return isAlike ? scorer.pooled(pool) : nil
  }
}
