/// What is wrong with a rule pack, and where.
public struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file of the pack.
  public let path: String
  /// Line of the fault, 1-based; 0 when the whole file is meant.
  public let line: Int
  /// Column of the fault, 1-based; 0 when the whole file is meant.
  public let column: Int
  /// What is wrong and how to mend it.
  public let message: String

  /// Makes an error from its parts.
  public init(path: String, line: Int = 0, column: Int = 0, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column: message`.
  public var description: String {
    line > 0 ? "\(path):\(line):\(column): \(message)" : "\(path): \(message)"
  }
}
