/// A feed that turned unhealthy in some way, or healthy again.
public struct AlertChange: Hashable, Sendable {
  /// The feed's name.
  public var name: String
  /// The feed's address.
  public var url: String
  /// What changed: `gone`, `fetch`, `score`, `findings` or `machine`.
  public var condition: String
  /// Whether it is wrong now.
  public var isRaised: Bool
  /// Since when, in seconds since 1970.
  public var since: Int64
  /// What is, or was, wrong, in words.
  public var message: String

  let feed: Int64
}
