import CalqueCore

/// Names for the fragments of a page, each used once.
struct Anchors {
  private var taken: [String: Int] = [:]

  /// The name for a finding's fingerprint: the fingerprint itself, as far as it can be one.
  mutating func anchor(for fingerprint: String) -> String {
    let allowed = fingerprint.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: Character("_")
      }
    }
    let name = allowed.isEmpty ? "finding" : String(allowed)
    var result = name
    // One fingerprint may come twice, when one file is audited under two names.
    while taken[result] != nil {
      let count = (taken[name] ?? 0) + 1
      taken[name] = count
      result = "\(name)-\(count)"
    }
    taken[result] = 1
    return result
  }
}

/// The packs that have findings, and their numbers in the page's class names.
struct PackIndex {
  /// The ids of the packs, in the order of the report.
  let ids: [String]
  /// How many findings each has.
  let counts: [Int]
  private let numbers: [String: Int]

  /// Gathers the packs of all findings.
  init(_ report: AuditReport) {
    var found: [String: Int] = [:]
    for document in report.documents {
      for finding in document.findings { found[Self.pack(of: finding.rule), default: 0] += 1 }
    }
    let known = report.packs.map(\.id).filter { found[$0] != nil }
    let others = Set(found.keys).subtracting(known).sorted()
    ids = known + others
    counts = ids.map { found[$0] ?? 0 }
    numbers = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of the pack that a rule belongs to.
  func number(of rule: String) -> Int { numbers[Self.pack(of: rule)] ?? 0 }

  /// The pack of a rule's full id: `en/echo` of `en/echo/x-of-xs`.
  static func pack(of rule: String) -> String {
    guard let slash = rule.lastIndex(of: "/") else { return rule }
    return String(rule[..<slash])
  }
}
