import CalqueCore

/// Names for the fragments of a page, each used once.
struct Anchors {
  private var taken: [String: Int] = [:]

  /// The name for a finding's fingerprint: the fingerprint itself, as far as it can be one.
  mutating func anchor(for fingerprint: String) -> String {
    let allowed = fingerprint.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: Character("_")
      }
    }
    let name = allowed.isEmpty ? "finding" : String(allowed)
    var result = name
    // One fingerprint may come twice, when one file is audited under two names.
    while taken[result] != nil {
      let count = (taken[name] ?? 0) + 1
      taken[name] = count
      result = "\(name)-\(count)"
    }
    taken[result] = 1
    return result
  }
}
