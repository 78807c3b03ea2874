/// A length of time as files and options name it: a whole number and a unit, such as `30m` or `7d`.
public struct Timespan: Hashable, Sendable, CustomStringConvertible {
  /// The length in seconds.
  public let seconds: Int64
  /// What it was read from.
  public let description: String

  private static let units: [Character: Int64] = [
    "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400,
  ]

  /// Makes a length of minutes.
  init(minutes: Int64) {
    seconds = minutes * 60
    description = "\(minutes)m"
  }

  /// Reads a length between a second and some hundred years; nil for anything else.
  public init?(_ text: String) {
    guard let unit = text.last.flatMap({ Self.units[$0] }),
      text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int64(text.dropLast()), (1...1_000_000).contains(count)
    else { return nil }
    seconds = min(count * unit, 36_525 * 86_400)
    description = text
  }
}
