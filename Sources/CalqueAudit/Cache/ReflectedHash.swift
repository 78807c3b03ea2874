import CalqueRules

/// Hashes a value by all that is stored in it, so that no part that is added later is forgotten.
///
/// Slow beside `Hashable`, whose hashes differ from run to run; for configurations, packs and options.
enum ReflectedHash {
  /// The hash of a value made of structures, enumerations and collections.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - countsPlaces: whether places of files that it holds count.
  /// - Returns: the hash.
  static func of(_ value: Any, countsPlaces: Bool = true) -> ContentHash {
    var hash = ContentHash()
    add(value, to: &hash, countsPlaces)
    return hash
  }

  private static func add(_ value: Any, to hash: inout ContentHash, _ countsPlaces: Bool) {
    switch value {
    case is SourcePlace where !countsPlaces: return
    case let text as String: return hash.add(text)
    case let number as Int: return hash.add(number)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    hash.add(mirror.children.count)
    switch mirror.displayStyle {
    case .set, .dictionary:
      // In no order: the sum of the hashes of all.
      var (first, second): (UInt64, UInt64) = (0, 0)
      for child in mirror.children {
        let part = of(child.value, countsPlaces: countsPlaces)
        (first, second) = (first &+ part.first, second &+ part.second)
      }
      hash.add(ContentHash(first: first, second: second))
    case nil where mirror.children.isEmpty, .enum where mirror.children.isEmpty,
      .struct where mirror.children.isEmpty, .optional where mirror.children.isEmpty:
      hash.add(String(describing: value))
    default:
      for child in mirror.children {
        if let label = child.label { hash.add(label) }
        add(child.value, to: &hash, countsPlaces)
      }
    }
  }
}
