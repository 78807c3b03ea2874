public import CalqueCore

/// What `calque.lock` says of packs: which version was locked, from which bytes, and how noisy it is.
public struct PackLock: Sendable, Hashable {
  /// A locked pack.
  public struct Pack: Sendable, Hashable {
    /// Its version.
    public var version: String
    /// The SHA-256 of its files.
    public var digest: String
    /// The names of the corpora that its noise was measured on, none when it was not.
    public var corpora: [String]
    /// The words of these corpora.
    public var words: Int
    /// The names of the corpora of machine output in which documents were counted.
    public var machineCorpora: [String]
    /// The documents of these.
    public var machineDocuments: Int
    /// Its rules by their ids within the pack.
    public var rules: [String: Rule]

    /// Makes an entry from its parts.
    public init(
      version: String,
      digest: String,
      corpora: [String] = [],
      words: Int = 0,
      machineCorpora: [String] = [],
      machineDocuments: Int = 0,
      rules: [String: Rule]
    ) {
      self.version = version
      self.digest = digest
      self.corpora = corpora
      self.words = words
      self.machineCorpora = machineCorpora
      self.machineDocuments = machineDocuments
      self.rules = rules
    }
  }

  /// A locked rule.
  public struct Rule: Sendable, Hashable {
    /// Its severity.
    public var severity: Severity
    /// Its findings in the corpora; nil when it was not measured.
    public var findings: Int?
    /// In how many documents of machine output it finds something; nil when these were not counted.
    public var documents: Int?

    /// Makes an entry from its parts.
    public init(severity: Severity, findings: Int?, documents: Int? = nil) {
      self.severity = severity
      self.findings = findings
      self.documents = documents
    }
  }

  /// What was measured of a rule.
  public struct Noise: Sendable, Hashable {
    /// Its findings.
    public let findings: Int
    /// The words they were found in.
    public let words: Int
    /// The names of the corpora.
    public let corpora: [String]
  }

  /// How widely a rule finds something in machine output.
  public struct Reach: Sendable, Hashable {
    /// The documents in which it does.
    public let documents: Int
    /// The documents that were looked at.
    public let total: Int
  }

  /// The name of the file.
  public static let fileName = "calque.lock"
  /// The version of its format.
  static let formatVersion = 1

  /// The packs by id.
  public var packs: [String: Pack]

  /// Makes a lock.
  public init(packs: [String: Pack] = [:]) { self.packs = packs }

  /// What was measured of a rule, given by its full id.
  public func noise(of id: String) -> Noise? {
    guard let (pack, rule) = entry(id), let findings = rule.findings, pack.words > 0 else {
      return nil
    }
    return Noise(findings: findings, words: pack.words, corpora: pack.corpora)
  }

  /// In how many documents of machine output a rule, given by its full id, finds something.
  public func reach(of id: String) -> Reach? {
    guard let (pack, rule) = entry(id), let documents = rule.documents, pack.machineDocuments > 0
    else {
      return nil
    }
    return Reach(documents: documents, total: pack.machineDocuments)
  }

  private func entry(_ id: String) -> (pack: Pack, rule: Rule)? {
    guard let slash = id.lastIndex(of: "/"), let pack = packs[String(id[..<slash])],
      let rule = pack.rules[String(id[id.index(after: slash)...])]
    else { return nil }
    return (pack, rule)
  }
}
