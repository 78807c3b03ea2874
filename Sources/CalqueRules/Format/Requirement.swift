import CalqueCore

/// What a pack asks of the program: `>=1.0`, or several such parted by commas.
struct Requirement {
  private let clauses: [(relation: String, version: [Int])]

  /// Reads a requirement; nil when it is none.
  init?(_ text: String) {
    var clauses: [(String, [Int])] = []
    for part in text.split(separator: ",") {
      let part = part.filter { $0 != " " }
      guard let relation = [">=", "<=", ">", "<", "="].first(where: part.hasPrefix),
        let version = Self.version(part.dropFirst(relation.count))
      else { return nil }
      clauses.append((relation, version))
    }
    guard !clauses.isEmpty else { return nil }
    self.clauses = clauses
  }

  /// Whether a version of the program is what the pack asks for.
  ///
  /// A version before 1.0 counts as the 1.0 that it is on the way to.
  func isMet(by program: String) -> Bool {
    guard var own = Self.version(program[...]) else { return false }
    if own[0] == 0 { own = [1, 0, 0] }
    return clauses.allSatisfy { relation, wanted in
      let isLess = own.lexicographicallyPrecedes(wanted)
      return switch relation {
      case ">=": !isLess
      case ">": !isLess && own != wanted
      case "<": isLess
      case "<=": isLess || own == wanted
      default: own == wanted
      }
    }
  }

  /// `1`, `1.2` or `1.2.3` as three numbers.
  private static func version(_ text: some StringProtocol) -> [Int]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard let part, part >= 0 else { return nil }
      numbers.append(part)
    }
    return numbers + Array(repeating: 0, count: 3 - numbers.count)
  }
}
