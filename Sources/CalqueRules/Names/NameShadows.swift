/// The wrong forms that listed names take when one of their words is translated by another.
///
/// "World Food Programme" with the class "food, grain, foodstuff" has the shadows "World Grain
/// Programme" and "World Foodstuff Programme"; a name "A of B" is also met as "B A".
struct NameShadows {
  /// A wrong form and the name that is meant.
  struct Shadow {
    /// The wrong form, with the capitals of the name.
    var wrong: String
    /// The name.
    var right: String
  }

  private let names: [NameEntry]
  /// For each word in small letters what it may be exchanged for.
  private var exchanges: [String: [String]] = [:]
  /// Names that are right, and shadows that are known to be names of something else.
  private var taken: Set<String>

  /// - Parameters:
  ///   - names: the right names.
  ///   - classes: words that translations confuse, parted by commas.
  ///   - ignored: wrong forms that are other names.
  init(names: [NameEntry], classes: [String], ignored: [String]) {
    self.names = names
    taken = Set(ignored.map { $0.lowercased() })
    for name in names {
      for spelling in [name.name] + name.aliases { taken.insert(spelling.lowercased()) }
    }
    for line in classes {
      let members = line.split(separator: ",").map { Self.trimmed($0) }
      for member in members {
        exchanges[member, default: []] += members.filter { $0 != member }
      }
    }
  }

  /// All shadows, in the order of the names.
  func all() -> [Shadow] {
    var seen = taken
    var result: [Shadow] = []
    for name in names {
      for spelling in [name.name] + name.aliases {
        let words = spelling.split(separator: " ").map(String.init)
        guard words.count > 1 else { continue }
        for (place, word) in words.enumerated() {
          for other in exchanges[word.lowercased()] ?? [] {
            var changed = words
            changed[place] = Self.capitalised(other)
            for wrong in [changed, Self.turned(changed)] {
              let text = wrong.joined(separator: " ")
              guard !wrong.isEmpty, seen.insert(text.lowercased()).inserted else { continue }
              result.append(Shadow(wrong: text, right: name.name))
            }
          }
        }
      }
    }
    return result
  }

  /// "A of B" as "B A"; empty when there is no "of".
  private static func turned(_ words: [String]) -> [String] {
    guard let of = words.firstIndex(of: "of"), of > 0 else { return [] }
    var rest = words[(of + 1)...]
    if rest.first == "the" { rest.removeFirst() }
    guard !rest.isEmpty, !rest.contains("of") else { return [] }
    return Array(rest) + words[..<of]
  }

  private static func capitalised(_ words: String) -> String {
    words.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
      separator: " "
    )
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
