import CalqueText

/// Says which way of translation leaves such edits behind.
enum NameRoutes {
  private static let japanese: Set<String> = [
    "r → l", "l → r", "v → b", "f → h", "h → f", "s → sh", "t → ch", "ti → ch", "si → sh", "th → s",
    "th → z", "n → m", "tu → ts", "ll → r",
  ]
  private static let arabic: Set<String> = ["p → b", "v → f", "g → j", "p → v"]
  private static let russian: Set<String> = ["h → g", "th → f", "g → zh", "ge → zh"]
  private static let chinese: Set<String> = ["d → t", "t → d", "b → p"]

  /// The edits in words, with the route that is known for them, if there is one.
  static func explain(_ difference: NameDifference) -> String {
    let edits = difference.edits.filter(\.isGarbling)
    let plain = edits.filter { !$0.right.isEmpty }.map(\.description)
    guard !plain.isEmpty else { return difference.description }
    let isVowelAdded = edits.contains { $0.right.isEmpty }
    let routes = [
      ("a Japanese", japanese), ("an Arabic", arabic), ("a Russian", russian),
      ("a Chinese", chinese),
    ]
    let route = routes.first { name, known in
      plain.allSatisfy(known.contains) && (!isVowelAdded || name != "an Arabic")
    }
    guard let route else { return difference.description }
    return "\(difference.description), typical of \(route.0) route"
  }
}
