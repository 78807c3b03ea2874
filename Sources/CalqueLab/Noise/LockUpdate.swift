import CalqueCore
public import CalqueRules

/// Makes the lock of packs, and says which promises of their versions a change breaks.
public struct LockUpdate: Sendable {
  /// The new lock: the old one with the packs that were given.
  public private(set) var lock: PackLock
  /// What a reader of the lock should know: versions that should be raised, figures that are old.
  public private(set) var notes: [String] = []

  /// Locks packs.
  ///
  /// - Parameters:
  ///   - packs: the packs.
  ///   - old: the lock so far.
  ///   - figures: what was measured; without it the figures of the old lock stay.
  ///   - machine: what was counted in machine output; without it the figures of the old lock stay.
  public init(
    _ packs: [RulePack],
    old: PackLock = PackLock(),
    figures: NoiseMeter.Figures? = nil,
    machine: NoiseMeter.Figures? = nil
  ) {
    lock = old
    for pack in packs { add(pack, old.packs[pack.id], figures, machine) }
  }

  private mutating func add(
    _ pack: RulePack,
    _ old: PackLock.Pack?,
    _ figures: NoiseMeter.Figures?,
    _ machine: NoiseMeter.Figures?
  ) {
    var entry = PackLock.Pack(version: pack.version, digest: pack.digest, rules: [:])
    entry.corpora = figures?.corpora ?? old?.corpora ?? []
    entry.words = figures?.words ?? old?.words ?? 0
    entry.machineCorpora = machine?.corpora ?? old?.machineCorpora ?? []
    entry.machineDocuments = machine?.documents ?? old?.machineDocuments ?? 0
    for rule in pack.rules {
      let name = String(rule.descriptor.id.dropFirst(pack.id.count + 1))
      entry.rules[name] = PackLock.Rule(
        severity: rule.descriptor.severity,
        findings: figures.map { $0.findings[rule.descriptor.id] ?? 0 }
          ?? old?.rules[name]?.findings,
        documents: machine.map { $0.documentsOfRule[rule.descriptor.id] ?? 0 }
          ?? old?.rules[name]?.documents
      )
    }
    lock.packs[pack.id] = entry
    guard let old, old.digest != entry.digest else { return }
    if figures == nil, old.words > 0 {
      notes.append(
        "\(pack.id): the noise was measured before this change; measure again with --corpus"
      )
    }
    if let (level, reason) = Self.change(pack, from: old, to: entry),
      !Self.isRaised(from: old.version, to: pack.version, at: level)
    {
      notes.append(
        "\(pack.id): \(reason), so its version \(old.version) should become \(Self.raised(old.version, at: level))"
      )
    }
  }

  /// The part of a version that a change must raise, 0 the first, and why.
  private static func change(
    _ pack: RulePack,
    from old: PackLock.Pack,
    to new: PackLock.Pack
  ) -> (level: Int, reason: String)? {
    let renamed = Set(pack.rules.flatMap(\.earlierIDs))
    for name in old.rules.keys.sorted() {
      guard let rule = new.rules[name] else {
        if renamed.contains(name) || renamed.contains("\(pack.id)/\(name)") { continue }
        return (0, "the rule \(name) is gone, and no other has it under renamed-from")
      }
      if let before = old.rules[name]?.severity, before < rule.severity {
        return (0, "\(name) rose from \(before.rawValue) to \(rule.severity.rawValue)")
      }
    }
    if let added = new.rules.keys.sorted().first(where: { old.rules[$0] == nil }) {
      return (1, "the rule \(added) is new")
    }
    for name in new.rules.keys.sorted() {
      if let before = old.rules[name]?.findings, let now = new.rules[name]?.findings, before < now {
        return (1, "\(name) finds more than before")
      }
    }
    return (2, "its files changed")
  }

  private static func numbers(_ version: String) -> [Int] {
    let core = version.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".").map { Int($0) ?? 0 }
    return numbers + Array(repeating: 0, count: max(0, 3 - numbers.count))
  }

  private static func isRaised(from old: String, to new: String, at level: Int) -> Bool {
    numbers(old).prefix(level + 1).lexicographicallyPrecedes(numbers(new).prefix(level + 1))
  }

  private static func raised(_ version: String, at level: Int) -> String {
    var numbers = numbers(version)
    numbers[level] += 1
    for index in numbers.indices where index > level { numbers[index] = 0 }
    return numbers.map(String.init).joined(separator: ".")
  }
}
