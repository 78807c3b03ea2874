/// Listed names of several words with the capitals lost after the first: "Islamic state", "United kingdom".
struct HalfCasedNames {
  private let names: [NameEntry]
  private let ignored: Set<String>

  /// Words that a name has in small letters anyway.
  private static let small: Set<String> = [
    "of", "the", "for", "and", "in", "on", "to", "de", "la", "du", "des", "al", "el", "bin", "von",
    "van",
  ]

  /// - Parameters:
  ///   - names: the right names.
  ///   - ignored: half-cased forms that are right as they stand, and last words that all such forms may have.
  init(names: [NameEntry], ignored: [String]) {
    self.names = names
    self.ignored = Set(ignored)
  }

  /// The wrong forms with the right ones, in the order of the names.
  func all() -> [(wrong: String, right: String)] {
    var seen = ignored
    for name in names { seen.formUnion([name.name] + name.aliases) }
    var result: [(wrong: String, right: String)] = []
    for name in names {
      for spelling in [name.name] + name.aliases {
        let words = spelling.split(separator: " ").map(String.init)
        guard let first = words.first, Self.isCapitalised(first), let last = words.last,
          Self.isCapitalised(last),
          words.dropFirst().allSatisfy({ Self.isCapitalised($0) || Self.small.contains($0) })
        else { continue }
        let capitals = words.indices.dropFirst().filter { Self.isCapitalised(words[$0]) }
        // All but the first, and of longer names the last only.
        for lowered in Set([capitals, capitals.suffix(1)]) where !lowered.isEmpty {
          let wrong = words.enumerated().map { lowered.contains($0) ? $1.lowercased() : $1 }
            .joined(separator: " ")
          guard let lastWord = words.last?.lowercased(), !ignored.contains(lastWord) else {
            continue
          }
          if seen.insert(wrong).inserted { result.append((wrong, spelling)) }
        }
      }
    }
    return result
  }

  /// Whether a word is a capital and small letters.
  private static func isCapitalised(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count > 1 && (0x41...0x5A).contains(bytes[0])
      && bytes.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
  }
}
