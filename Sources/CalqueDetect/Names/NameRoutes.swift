import CalqueText

/// A language that a text went through, by what this leaves behind in names.
enum NameRoute: String, CaseIterable, Hashable {
  case japanese = "Japanese"
  case arabic = "Arabic"
  case russian = "Russian"
  case chinese = "Chinese"

  /// The language with its article.
  var name: String { (self == .arabic ? "an " : "a ") + rawValue }
}

/// Says which way of translation leaves such edits behind.
enum NameRoutes {
  private static let edits: [NameRoute: Set<String>] = [
    .japanese: [
      "r → l", "l → r", "v → b", "f → h", "s → sh", "t → ch", "ti → ch", "si → sh", "th → s",
      "th → z", "n → m", "tu → ts", "ll → r", "di → ji", "d → j", "h → f",
    ],
    .arabic: ["p → b", "v → f", "g → j", "g → gh", "ge → j", "gi → j", "ch → sh", "p → v"],
    .russian: ["h → g", "h → kh", "th → f", "g → zh", "ge → zh", "j → zh"],
    .chinese: ["r → l", "l → r", "d → t", "t → d", "b → p", "p → b", "g → k", "sh → x", "s → x"],
  ]

  /// Edits that a route makes in one direction, so that they tell which of two spellings is the garbled one.
  private static let directed: Set<String> = [
    "v → b", "f → h", "th → s", "th → z", "tu → ts", "v → f", "g → j", "h → g", "h → kh",
    "th → f", "d → t", "g → k", "sh → x", "s → x", "ll → r",
  ]

  /// The edits in words, with the route that is known for them, if there is one.
  static func explain(_ difference: NameDifference) -> String {
    guard let route = route(of: difference) else { return difference.description }
    return "\(difference.description), typical of \(route.name) route"
  }

  /// The way of translation that is known for all edits that garble; nil when none is.
  static func route(of difference: NameDifference) -> NameRoute? { routes(of: difference).first }

  /// All ways of translation that are known for all edits that garble, the likeliest first.
  static func routes(of difference: NameDifference) -> [NameRoute] {
    let garbling = difference.edits.filter(\.isGarbling)
    let plain = garbling.filter { !$0.right.isEmpty }.map(\.description)
    guard !plain.isEmpty else { return [] }
    let isVowelAdded = garbling.contains { $0.right.isEmpty }
    return NameRoute.allCases.filter { route in
      plain.allSatisfy { edits[route]?.contains($0) == true } && (!isVowelAdded || route != .arabic)
    }
  }

  /// Which of two spellings is the garbled one, by the way that the edits from one to the other are known
  /// to go: 1 for the second, −1 for the first, 0 when they tell nothing.
  static func direction(_ difference: NameDifference) -> Int {
    func isDirected(_ difference: NameDifference) -> Int {
      difference.edits.contains { $0.isGarbling && directed.contains($0.description) } ? 1 : 0
    }
    return isDirected(difference) - isDirected(difference.reversed)
  }
}
