/// The formats that Calque reads.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable, Codable {
  /// HTML, whole pages and fragments.
  case html
  /// Plain text.
  case text
}
