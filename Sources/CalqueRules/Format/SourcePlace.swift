/// A place in a pack's YAML, for messages.
public struct SourcePlace: Hashable, Sendable {
  /// The file.
  public let path: String
  /// Line, 1-based.
  public let line: Int
  /// Column, 1-based.
  public let column: Int

  /// Makes a place from its parts.
  package init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// The error that `message` describes, at this place.
  package func error(_ message: String) -> PackError {
    PackError(path: path, line: line, column: column, message: message)
  }

  /// `path:line`.
  public var name: String { "\(path):\(line)" }
}
