import CLibMD
import FoundationEssentials

/// The policy that lets a page use its own style and script, and nothing else.
enum ContentSecurityPolicy {
  /// The policy for a page with exactly these styles and this script, or none, by their hashes.
  static func policy(styles: [String], script: String?) -> String {
    [
      "default-src 'none'", "style-src " + styles.map { "'sha256-\($0)'" }.joined(separator: " "),
      script.map { "script-src 'sha256-\($0)'" }, "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ]
    .compactMap(\.self).joined(separator: "; ")
  }

  /// The SHA-256 of a text's UTF-8, in base64.
  static func hash(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var context = SHA2_CTX()
    SHA256Init(&context)
    SHA256Update(&context, bytes, bytes.count)
    SHA256Final(&digest, &context)
    return Data(digest).base64EncodedString()
  }
}
