/// The formats that Calque reads.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable, Codable {
  /// HTML, whole pages and fragments.
  case html
  /// XHTML, read by the rules of XML where they differ from those of HTML.
  case xhtml
  /// Plain text.
  case text
  /// Markdown, with front matter, embedded HTML, shortcodes and, by name, MDX.
  case markdown
  /// RSS and Atom feeds of all versions.
  case feed
  /// JSON Feed.
  case jsonFeed = "json-feed"
  /// Records, a JSON object each.
  case ndjson
}
