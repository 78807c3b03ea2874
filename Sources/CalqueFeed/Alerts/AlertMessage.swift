import CalqueAudit
import CalqueCore
import Foundation

/// What is told of changes, as JSON.
struct AlertMessage: Encodable {
  private struct Change: Encodable {
    var feed: String
    var url: String
    var condition: String
    var state: String
    var since: String
    var message: String
  }

  /// Tells messages apart; the same changes told again, since it is unknown whether they arrived, have the same.
  let id: String
  private let type = "calque.feed.health"
  private let version = 1
  private let tool = "\(Tool.calque.name) \(Tool.calque.version)"
  private let timestamp: String
  private let changes: [Change]

  private enum CodingKeys: String, CodingKey { case id, type, version, tool, timestamp, changes }

  init(_ changes: [AlertChange], now: Int64) {
    timestamp = FeedTime.text(now)
    self.changes = changes.map { change in
      Change(
        feed: change.name,
        url: change.url,
        condition: change.condition,
        state: change.isRaised ? "raised" : "cleared",
        since: FeedTime.text(change.since),
        message: change.message
      )
    }
    let identity = changes.map { "\($0.url)\0\($0.condition)\0\($0.isRaised)\0\($0.since)" }
    let digest = SHA256.digest(of: Array(identity.joined(separator: "\0").utf8))
    id = "calque_" + SHA256.hexadecimal(digest.prefix(12))
  }

  /// The message on one line.
  ///
  /// - Throws: what the encoder throws.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}
