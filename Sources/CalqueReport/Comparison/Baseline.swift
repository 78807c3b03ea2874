public import CalqueCore

/// What earlier reports held, to tell what is new and what was mended since.
public struct Baseline: Sendable {
  /// A finding of the last report.
  struct Entry: Sendable {
    var document: String
    var finding: Finding
  }

  /// A report in the course of time.
  struct Point: Sendable {
    var name: String
    var findings: Int
    /// The MQM score; nil without a sufficient sample.
    var score: Double?
  }

  /// The findings of the last report by fingerprint.
  private(set) var entries: [String: Entry] = [:]
  /// The fingerprints of each document.
  private var fingerprints: [String: [String]] = [:]
  /// The reports, oldest first.
  private(set) var history: [Point] = []

  /// Makes a baseline without reports; it knows of nothing.
  public init() {}

  /// Adds a report that is later than those before; its findings are what is compared with.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - name: what to call it: its file's name.
  public mutating func add(_ report: AuditReport, name: String) {
    entries = [:]
    fingerprints = [:]
    for document in report.documents {
      for finding in document.findings {
        entries[finding.fingerprint] = Entry(document: document.name, finding: finding)
        fingerprints[document.name, default: []].append(finding.fingerprint)
      }
    }
    history.append(Point(name: name, findings: report.counts.total, score: report.score))
  }

  /// What it knows of one document.
  func limited(to document: String) -> Baseline {
    var result = Baseline()
    for fingerprint in fingerprints[document] ?? [] {
      result.entries[fingerprint] = entries[fingerprint]
    }
    return result
  }
}

extension Baseline.Point {
  init(name: String, findings: Int, score: Scorecard?) {
    let isSufficient = score.map { $0.result != .insufficientSample } ?? false
    self.init(name: name, findings: findings, score: isSufficient ? score?.value : nil)
  }
}

/// How a run differs from the last one, found out document by document.
struct Comparison {
  let baseline: Baseline
  private(set) var new = SeverityCounts([])
  private(set) var unchanged = 0
  private var seen: Set<String> = []

  init(_ baseline: Baseline) { self.baseline = baseline }

  /// Compares a whole report.
  init(_ baseline: Baseline, _ report: AuditReport) {
    self.baseline = baseline
    for document in report.documents { add(document) }
  }

  /// Compares a document.
  mutating func add(_ document: DocumentReport) {
    for finding in document.findings {
      if isNew(finding) {
        new[finding.severity] += 1
      } else {
        unchanged += 1
        seen.insert(finding.fingerprint)
      }
    }
  }

  /// Whether the last report had no such finding.
  func isNew(_ finding: Finding) -> Bool { baseline.entries[finding.fingerprint] == nil }

  /// What the last report had and this one has not, by document and place.
  var fixed: [Baseline.Entry] {
    baseline.entries.values.filter { !seen.contains($0.finding.fingerprint) }
      .sorted {
        ($0.document, $0.finding.location.byteOffset, $0.finding.rule)
          < ($1.document, $1.finding.location.byteOffset, $1.finding.rule)
      }
  }

  /// How many findings of the last report there are no more.
  var fixedCount: Int { baseline.entries.count - seen.count }

  /// What changed: `Since old.json: 3 new, 5 fixed, 12 unchanged.`.
  var sentence: String {
    "Since \(VisibleText.neutralised(baseline.history.last?.name ?? "the last report")): \(phrase)."
  }

  /// `3 new, 5 fixed, 12 unchanged`.
  var phrase: String {
    "\(Wording.grouped(new.total)) new, \(Wording.grouped(fixedCount)) fixed, "
      + "\(Wording.grouped(unchanged)) unchanged"
  }
}
