import CalqueCore
import CalqueText

/// The garbled names of a document, and the ways of translation that they betray together.
struct RouteEvidence {
  /// A garbled name.
  struct Name {
    /// Its place.
    var range: TextRange
    var block: Int
    /// How it differs from the right one.
    var difference: NameDifference
  }

  /// How many names of a route make it likely: one l for r may be a slip, two are none.
  static let leastNames = 2

  private var found: [TextRange: Name] = [:]

  /// Adds a name, once.
  mutating func add(_ difference: NameDifference, range: TextRange, block: Int) {
    found[range] = Name(range: range, block: block, difference: difference)
  }

  /// Whether a garbled name stands there.
  func holds(_ range: TextRange) -> Bool { found[range] != nil }

  /// The routes that most names, and at least so many, may have gone; the likeliest first.
  func routes(of least: Int) -> [NameRoute] {
    let counts = NameRoute.allCases.map { route in (route, names(of: route).count) }
    let most = counts.map(\.1).max() ?? 0
    return most < least ? [] : counts.filter { $0.1 == most }.map(\.0)
  }

  /// The names that a route may have garbled, in order.
  func names(of route: NameRoute) -> [Name] {
    found.values.filter { NameRoutes.routes(of: $0.difference).contains(route) }
      .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }
}
