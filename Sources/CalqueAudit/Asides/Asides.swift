import CalqueCore

/// What a run sets aside of its findings, beside what silences do.
///
/// Scores and verdicts are of the text as it is, so they are made before.
public struct Asides: Sendable {
  private var known: KnownFindings?
  private let changes: ChangedLines?
  private var places = FilePlace()
  /// How many findings of each entry of the baseline were not met yet.
  private var left: [KnownFindings.Entry: Int] = [:]
  /// The baseline's entries by file.
  private var entries: [String: [KnownFindings.Entry]] = [:]
  /// The entries that this run would have met.
  private var judged: Set<KnownFindings.Entry> = []

  /// Sets aside what a baseline knows, and what stands on lines that did not change.
  public init(known: KnownFindings? = nil, changes: ChangedLines? = nil) {
    self.known = known
    self.changes = changes
  }

  /// Follows rules to the names that they have now, before the first document.
  mutating func begin(_ compiler: SettingsCompiler) {
    known?.followRenamedRules(compiler.rules, packs: compiler.packs)
    left = known?.counts ?? [:]
    entries = Dictionary(grouping: left.keys, by: \.path)
  }

  /// Sets findings of a document aside.
  ///
  /// - Parameters:
  ///   - document: the document, scored.
  ///   - lists: whether what a rule finds in it is listed at all.
  mutating func apply(to document: inout DocumentReport, lists: (String) -> Bool) {
    guard known != nil || changes != nil else { return }
    if let known {
      let path = known.relative(document.path, &places)
      judge(path, lists)
    }
    var kept: [Finding] = []
    var aside: [SilencedFinding] = []
    for finding in document.findings {
      if let silence = silence(of: finding, in: document) {
        aside.append(SilencedFinding(finding: finding, silence: silence))
      } else {
        kept.append(finding)
      }
    }
    guard !aside.isEmpty else { return }
    document.findings = kept
    document.silenced = (document.silenced + aside).sorted {
      ($0.finding.location.byteOffset, $0.finding.rule)
        < ($1.finding.location.byteOffset, $1.finding.rule)
    }
  }

  private mutating func judge(_ path: String, _ lists: (String) -> Bool) {
    // Each file once, although it may hold many documents.
    guard let all = entries.removeValue(forKey: path) else { return }
    for entry in all where lists(entry.rule) { judged.insert(entry) }
  }

  private mutating func silence(of finding: Finding, in document: DocumentReport) -> Silence? {
    if let known {
      let entry = known.entry(of: finding, in: document, &places)
      if let count = left[entry], count > 0 {
        left[entry] = count - 1
        return Silence(by: .baseline, reason: "known before", path: known.path)
      }
    }
    if let changes {
      let file = places.absolute(document.path)
      let place = finding.location
      if !changes.touch(file, lines: place.line...max(place.line, place.endLine)) {
        return Silence(by: .diff, reason: "not changed since \(changes.since)")
      }
    }
    return nil
  }

  /// What the baseline knows and no file has: of files that were audited, and of those that are gone.
  func stale() -> [KnownFindings.Entry: Int] {
    guard let known else { return [:] }
    var gone: [String: Bool] = [:]
    return left.filter { entry, count in
      guard count > 0 else { return false }
      if judged.contains(entry) { return true }
      if let known = gone[entry.path] { return known }
      let isGone = !FilePlace.exists(FilePlace.join(known.folder, entry.path))
      gone[entry.path] = isGone
      return isGone
    }
  }
}

extension KnownFindings {
  /// Gives entries of rules that were renamed the names that these have in an audit.
  public mutating func followRenamedRules(in audit: ProjectAudit) {
    followRenamedRules(audit.compiler.rules, packs: audit.compiler.packs)
  }
}
