import FoundationEssentials

/// Addresses in feeds.
package enum FeedLink {
  /// An address, made absolute where it is relative and what it starts from is known.
  package static func resolve(_ address: String, against base: String?) -> String {
    guard !hasScheme(address), let base, let start = URL(string: base), start.scheme != nil,
      let resolved = URL(string: address, relativeTo: start)
    else { return address }
    return resolved.absoluteString
  }

  /// Whether an address names its scheme: `https:`, `tag:`.
  static func hasScheme(_ address: String) -> Bool {
    for (index, byte) in address.utf8.enumerated() {
      if byte == 0x3A { return index > 0 }
      let isAllowed =
        ASCII.isLetter(byte)
        || (index > 0 && (ASCII.isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E))
      guard isAllowed else { return false }
    }
    return false
  }
}
