/// An input that cannot be read: what is wrong, where, and what to do.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given, `-` for standard input.
  public let path: String
  /// What is wrong and what to do, a sentence.
  public let message: String
  /// Line of the fault, when it has one.
  public let line: Int?
  /// Column of the fault, when it has one.
  public let column: Int?

  /// Makes an error from its parts.
  public init(path: String, message: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.message = message
    self.line = line
    self.column = column
  }

  /// The error as one line: `page.html:3:1: message`.
  public var description: String {
    var place = path == "-" ? "standard input" : path
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    return "\(place): \(message)"
  }
}
