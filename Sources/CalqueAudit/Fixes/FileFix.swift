public import CalqueCore

/// A file with suggestions made that can be made by themselves.
public struct FileFix: Sendable {
  /// The path as it was given.
  public let path: String
  /// The file's bytes as they were.
  public let before: [UInt8]
  /// The bytes with the changes.
  public internal(set) var after: [UInt8]
  /// The findings that were mended, round by round, by position.
  public internal(set) var mended: [Finding] = []
  /// Those with a suggestion that somebody must make or choose.
  public internal(set) var offered: [Finding] = []
  /// What was changed, each round in the bytes that the one before it left.
  package internal(set) var rounds: [[ByteChange]] = []

  init(path: String, bytes: [UInt8]) {
    self.path = path
    before = bytes
    after = bytes
  }

  /// The changes as lines taken away and put in place, empty when there are none.
  public var diff: [UInt8] { UnifiedDiff.of(before, after, path: path) }
}
