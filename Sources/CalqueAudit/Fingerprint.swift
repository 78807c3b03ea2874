private import CLibMD

/// The stable identity of a finding.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the SHA-256 of the parts.
  static func of(_ parts: [String]) -> String {
    // NUL cannot occur in a part, so no two lists of parts give the same bytes.
    let bytes = Array(parts.joined(separator: "\0").utf8)
    var context = SHA2_CTX()
    SHA256Init(&context)
    SHA256Update(&context, bytes, bytes.count)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &context)
    return digest.prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
