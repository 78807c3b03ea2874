import CalqueAudit
import Foundation

/// Signs messages as the specification Standard Webhooks has it, for which receivers find libraries.
struct WebhookSignature: Sendable {
  private static let blockSize = 64

  private let key: [UInt8]

  /// Takes a secret: `whsec_` and Base64, or any text, whose bytes are the key then.
  init(secret: String) {
    let prefix = "whsec_"
    if secret.hasPrefix(prefix),
      let data = Data(base64Encoded: String(secret.dropFirst(prefix.count)))
    {
      key = Array(data)
    } else {
      key = Array(secret.utf8)
    }
  }

  /// The headers that tell a message's id and time and prove who sent it.
  func headers(id: String, timestamp: Int64, body: [UInt8]) -> [FetchRequest.Header] {
    let content = Array("\(id).\(timestamp).".utf8) + body
    let code = Data(Self.authenticationCode(of: content, key: key)).base64EncodedString()
    return Self.headers(id: id, timestamp: timestamp)
      + [.init(name: "webhook-signature", value: "v1,\(code)")]
  }

  /// The headers of a message that nobody signs.
  static func headers(id: String, timestamp: Int64) -> [FetchRequest.Header] {
    [
      .init(name: "webhook-id", value: id),
      .init(name: "webhook-timestamp", value: "\(timestamp)"),
    ]
  }

  /// HMAC-SHA-256, as RFC 2104 has it.
  static func authenticationCode(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var key = key.count > blockSize ? Array(SHA256.digest(of: key)) : key
    key += [UInt8](repeating: 0, count: blockSize - key.count)
    let inner = SHA256.digest(of: key.map { $0 ^ 0x36 } + message)
    return Array(SHA256.digest(of: key.map { $0 ^ 0x5C } + inner))
  }
}
