import CalqueInput
import Foundation

/// The header by which a server asks to be left alone for a while.
enum RetryAfter {
  /// Longest wait that a server may ask for, a week.
  static let longest = 7 * 86_400

  /// How many seconds to wait from `now` on; nil when the value is neither a number nor a date.
  static func seconds(_ value: String, now: Date) -> Int? {
    let text = value.trimmingCharacters(in: .whitespaces)
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return min(Int(text) ?? longest, longest)
    }
    guard let normal = FeedDate.normalised(text),
      let date = try? Date(normal, strategy: .iso8601)
    else { return nil }
    let seconds = date.timeIntervalSince(now).rounded(.up)
    return max(0, min(seconds < Double(longest) ? Int(seconds) : longest, longest))
  }
}
