import CalqueCore

extension PackLock {
  /// Reads a lock.
  ///
  /// - Parameters:
  ///   - text: the text of the file.
  ///   - path: its path, for messages.
  /// - Throws: ``PackError`` when it is no lock that this program reads.
  public init(_ text: String, path: String) throws(PackError) {
    let root = try YAMLNode.parse(text, path: path)
    let keys = try root.keys("a lock", ["calque-lock", "packs"])
    guard let format = keys["calque-lock"] else {
      throw root.error("a lock begins with “calque-lock: 1”; “calque rules lock” writes one")
    }
    guard try format.integer("calque-lock", atLeast: 1) <= Self.formatVersion else {
      throw format.error("the lock is written by a later version of calque: update calque")
    }
    var packs: [String: Pack] = [:]
    for (key, value) in try keys["packs"]?.entries("packs") ?? [] {
      packs[try key.text("a pack")] = try Self.pack(value)
    }
    self.init(packs: packs)
  }

  private static func pack(_ node: YAMLNode) throws(PackError) -> Pack {
    let fields = try node.keys(
      "a locked pack",
      [
        "version", "sha256", "corpora", "words", "machine", "documents", "rules",
      ]
    )
    guard let version = fields["version"], let digest = fields["sha256"] else {
      throw node.error("a locked pack has the keys version and sha256")
    }
    var corpora: [String] = []
    for item in try fields["corpora"]?.items("corpora") ?? [] {
      corpora.append(try item.text("the name of a corpus"))
    }
    var machine: [String] = []
    for item in try fields["machine"]?.items("machine") ?? [] {
      machine.append(try item.text("the name of a corpus"))
    }
    var rules: [String: Rule] = [:]
    for (key, value) in try fields["rules"]?.entries("rules") ?? [] {
      let fields = try value.keys("a locked rule", ["severity", "findings", "documents"])
      guard let severity = fields["severity"] else {
        throw value.error("a locked rule has the key severity")
      }
      rules[try key.text("a rule")] = Rule(
        severity: try severity.choice("severity", of: Severity.self),
        findings: try fields["findings"]?.integer("findings", atLeast: 0),
        documents: try fields["documents"]?.integer("documents", atLeast: 0)
      )
    }
    return Pack(
      version: try version.text("version"),
      digest: try digest.text("sha256"),
      corpora: corpora,
      words: try fields["words"]?.integer("words", atLeast: 0) ?? 0,
      machineCorpora: machine,
      machineDocuments: try fields["documents"]?.integer("documents", atLeast: 0) ?? 0,
      rules: rules
    )
  }

  /// The text of the file: YAML, all sorted.
  public var yaml: String {
    var lines = [
      "# Written by “calque rules lock”. Of each rule: its severity, its findings in the words measured, and in how many documents of machine output it finds something.",
      "calque-lock: \(Self.formatVersion)",
      packs.isEmpty ? "packs: {}" : "packs:",
    ]
    for (id, pack) in packs.sorted(by: { $0.key < $1.key }) {
      lines += [
        "  \(Self.quoted(id)):", "    version: \(pack.version)", "    sha256: \"\(pack.digest)\"",
      ]
      if pack.words > 0 {
        lines += [
          "    corpora: [\(pack.corpora.map(Self.quoted).joined(separator: ", "))]",
          "    words: \(pack.words)",
        ]
      }
      if pack.machineDocuments > 0 {
        lines += [
          "    machine: [\(pack.machineCorpora.map(Self.quoted).joined(separator: ", "))]",
          "    documents: \(pack.machineDocuments)",
        ]
      }
      lines.append(pack.rules.isEmpty ? "    rules: {}" : "    rules:")
      for (id, rule) in pack.rules.sorted(by: { $0.key < $1.key }) {
        let findings = rule.findings.map { ", findings: \($0)" } ?? ""
        let documents = rule.documents.map { ", documents: \($0)" } ?? ""
        lines.append(
          "      \(Self.quoted(id)): {severity: \(rule.severity.rawValue)\(findings)\(documents)}"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text as YAML takes it for nothing but text.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x2D...0x2F, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
      }
    guard
      !isPlain || ["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
    else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
