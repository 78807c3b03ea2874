/// Texts one behind the other; each becomes a `String` when it is asked for.
public struct TextTable: Hashable, Sendable {
  /// The texts as UTF-8.
  package private(set) var bytes: FlatTable<UInt8>
  /// Where each text ends.
  package private(set) var ends: FlatTable<UInt32>

  /// No texts.
  public init() {
    bytes = FlatTable()
    ends = FlatTable()
  }

  /// Stored texts; nil when an end lies outside the bytes.
  ///
  /// Those that the build wrote are trusted, and not looked through.
  package init?(bytes: FlatTable<UInt8>, ends: FlatTable<UInt32>, isTrusted: Bool) {
    guard isTrusted || zip([0] + ends, ends).allSatisfy({ $0 <= $1 }) else { return nil }
    guard Int(ends.last ?? 0) == bytes.count else { return nil }
    self.bytes = bytes
    self.ends = ends
  }

  /// How many texts there are.
  public var count: Int { ends.count }

  /// The text at a place.
  public subscript(index: Int) -> String {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start..<Int(ends[index])]), as: UTF8.self)
    }
  }

  /// Adds a text.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt32(bytes.count))
  }
}
