/// Bytes of a file that others take the place of.
package struct ByteChange: Hashable, Sendable {
  /// What is taken away.
  package var range: Range<Int>
  /// What comes in its place.
  package var replacement: [UInt8]

  /// The bytes with changes made, which are in order and share nothing.
  package static func apply(_ changes: [Self], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for change in changes {
      result += bytes[end..<change.range.lowerBound]
      result += change.replacement
      end = change.range.upperBound
    }
    return result + bytes[end...]
  }
}
