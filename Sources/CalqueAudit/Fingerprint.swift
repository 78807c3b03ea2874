/// The stable identity of a finding.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the SHA-256 of the parts.
  static func of(_ parts: [String]) -> String {
    // NUL cannot occur in a part, so no two lists of parts give the same bytes.
    let bytes = Array(parts.joined(separator: "\0").utf8)
    return SHA256.hexadecimal(SHA256.digest(of: bytes).prefix(8))
  }

  /// The first 8 digits of a sentence's: few, because rule, file and words are known beside it.
  static func ofSentence(_ sentence: String) -> String { String(of([sentence]).prefix(8)) }
}
