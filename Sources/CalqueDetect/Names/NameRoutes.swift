import CalqueText

/// Says which way of translation leaves such edits behind.
enum NameRoutes {
  private static let japanese: Set<String> = [
    "r → l", "l → r", "v → b", "f → h", "s → sh", "t → ch", "ti → ch", "si → sh", "th → s",
    "th → z", "n → m", "tu → ts", "ll → r",
  ]
  private static let arabic: Set<String> = [
    "p → b", "v → f", "g → j", "g → gh", "ge → j", "gi → j", "ch → sh",
  ]
  private static let russian: Set<String> = [
    "h → g", "h → kh", "th → f", "g → zh", "ge → zh", "j → zh",
  ]
  private static let chinese: Set<String> = ["r → l", "d → t", "t → d", "b → p", "p → b", "g → k"]

  /// The edits in words, with the route that is known for them, if there is one.
  static func explain(_ difference: NameDifference) -> String {
    guard let route = route(of: difference) else { return difference.description }
    return "\(difference.description), typical of \(route) route"
  }

  /// The way of translation that is known for all edits that garble, with its article; nil when none is.
  static func route(of difference: NameDifference) -> String? {
    let edits = difference.edits.filter(\.isGarbling)
    let plain = edits.filter { !$0.right.isEmpty }.map(\.description)
    guard !plain.isEmpty else { return nil }
    let isVowelAdded = edits.contains { $0.right.isEmpty }
    let routes = [
      ("a Japanese", japanese), ("an Arabic", arabic), ("a Russian", russian),
      ("a Chinese", chinese),
    ]
    return routes.first { name, known in
      plain.allSatisfy(known.contains) && (!isVowelAdded || name != "an Arabic")
    }?.0
  }

  /// Which of two spellings is the garbled one, by the way that the edits from one to the other are known
  /// to go: 1 for the second, −1 for the first, 0 when they tell nothing.
  static func direction(_ difference: NameDifference) -> Int {
    (route(of: difference) == nil ? 0 : 1) - (route(of: difference.reversed) == nil ? 0 : 1)
  }
}
