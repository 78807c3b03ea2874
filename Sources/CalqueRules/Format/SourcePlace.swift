/// A place in a pack's YAML, for messages.
public struct SourcePlace: Hashable, Sendable {
  /// The file.
  public let path: String
  /// Line, 1-based.
  public let line: Int
  /// Column, 1-based.
  public let column: Int

  /// The error that `message` describes, at this place.
  func error(_ message: String) -> PackError {
    PackError(path: path, line: line, column: column, message: message)
  }
}
