/// The formats that Calque reads.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable, Codable {
  /// HTML, whole pages and fragments.
  case html
  /// Plain text.
  case text
  /// RSS and Atom feeds of all versions.
  case feed
  /// JSON Feed.
  case jsonFeed = "json-feed"
  /// Records, a JSON object each.
  case ndjson
}
