import CalqueAudit
import CalqueCore
import CalqueDetect
public import CalqueInput
public import CalqueRules
import CalqueText

/// Counts what rules find in text that people wrote: their noise.
public struct NoiseMeter: Sendable {
  /// What was counted.
  public struct Figures: Sendable, Hashable {
    /// The names of the corpora: the last parts of their paths.
    public var corpora: [String] = []
    /// How many words were looked at.
    public var words = 0
    /// How many findings each rule has, by its full id; every rule that was measured is there.
    public var findings: [String: Int] = [:]
    /// How many documents were looked at.
    public var documents = 0
    /// In how many documents each rule finds something, by its full id.
    public var documentsOfRule: [String: Int] = [:]
    /// What could not be read.
    public var errors: [InputError] = []

    /// Nothing counted yet.
    public init() {}
  }

  private let auditor: Auditor

  /// Makes a meter for the rules of packs, those included that are off by default.
  ///
  /// - Parameter packs: the packs.
  /// - Throws: ``CalqueRules/PackError`` when two of them have one id.
  public init(_ packs: [RulePack]) throws(PackError) {
    var compiler = PackCompiler()
    for pack in packs { try compiler.add(pack) }
    auditor = Auditor(
      rules: compiler.rules.enablingAll(),
      options: AuditOptions(minimumConfidence: .hint)
    )
  }

  /// Measures on files and folders in any format that Calque reads, on all cores.
  public func measure(_ paths: [String]) -> Figures {
    var figures = Figures()
    figures.corpora = Set(paths.map(Self.name)).sorted()
    for rule in auditor.rules.rules { figures.findings[rule.descriptor.id] = 0 }
    var batch = Batch()
    for path in paths {
      let found = InputDiscovery.find([path])
      figures.errors += found.failures.map { InputError(path: $0.path, message: $0.message) }
      for file in found.paths {
        do throws(InputError) {
          try Readers.read(contentsOfFile: file) { result in
            switch result {
            case .success(let document):
              batch.append(document)
              if batch.isFull { count(&batch, &figures) }
            case .failure(let error): figures.errors.append(error)
            }
          }
        } catch {
          figures.errors.append(error)
        }
      }
    }
    count(&batch, &figures)
    return figures
  }

  /// Documents that are worked on at a time: few enough to hold in memory.
  private struct Batch {
    private(set) var documents: [Document] = []
    private var bytes = 0

    var isFull: Bool { bytes > 8 << 20 || documents.count >= 512 }

    mutating func append(_ document: Document) {
      documents.append(document)
      bytes += document.text.count
    }
  }

  private struct Tally: Sendable {
    var words = 0
    var counts: [Int: Int] = [:]
    var documents: [Int: Int] = [:]
  }

  private func count(_ batch: inout Batch, _ figures: inout Figures) {
    let tally = Parallel.reduce(batch.documents, from: Tally(), body: { self.tally(of: $0) }) {
      $0.words += $1.words
      $0.counts.merge($1.counts, uniquingKeysWith: +)
      $0.documents.merge($1.documents, uniquingKeysWith: +)
    }
    figures.words += tally.words
    figures.documents += batch.documents.count
    for (rule, count) in tally.documents {
      figures.documentsOfRule[auditor.rules.rules[rule].descriptor.id, default: 0] += count
    }
    for (rule, count) in tally.counts {
      figures.findings[auditor.rules.rules[rule].descriptor.id, default: 0] += count
    }
    batch = Batch()
  }

  /// What each rule finds in a document, whatever others find at the same place.
  private func tally(of document: Document) -> Tally {
    let context = auditor.prepare(document).context
    var matches: [Int: [Match]] = [:]
    for match in Detectors.matches(context) { matches[match.rule, default: []].append(match) }
    var tally = Tally(words: context.text.wordCounts.reduce(0, +))
    for (rule, own) in matches {
      tally.counts[rule] = Detectors.longest(own, of: rule, rules: auditor.rules).count
      tally.documents[rule] = 1
    }
    return tally
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
