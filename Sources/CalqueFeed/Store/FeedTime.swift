import Foundation

/// Times as the store keeps them: seconds since 1970.
public enum FeedTime {
  /// The time.
  public static var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// A time as RFC 3339 has it: `2026-03-10T06:00:00Z`.
  public static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
  }

  /// The time of such a text; nil for none.
  static func seconds(_ text: String?) -> Int64? {
    guard let text, let date = try? Date(text, strategy: .iso8601) else { return nil }
    return Int64(date.timeIntervalSince1970)
  }
}
