import CalqueCore

/// The members of an object that holds copy, as stretches of the source.
struct JSONRecord {
  /// A member's value.
  enum Value: Hashable {
    /// A string, between its quotes.
    case string(Range<Int>)
    /// Anything else, as it is written.
    case other(Range<Int>)
  }

  /// Values of names that a reader knows.
  private(set) var members: [String: Value] = [:]

  /// Longer names are not those of any member that is read.
  private static let longestName = 32

  /// Reads the object whose beginning was just handed over.
  ///
  /// Of a name that comes twice the last value counts, as everywhere.
  init(
    _ scanner: inout JSONScanner,
    _ bytes: UnsafeBufferPointer<UInt8>,
    names: Set<String>
  ) throws(JSONScanner.Fault) {
    while let token = try scanner.next(), token != .endObject {
      guard case .key(let range) = token, let first = try scanner.next() else { continue }
      let start = Self.start(first, scanner)
      try scanner.skip(first)
      guard let name = Self.name(bytes, range), names.contains(name) else { continue }
      if case .string(let content) = first {
        members[name] = .string(content)
      } else {
        members[name] = .other(start..<scanner.index)
      }
    }
  }

  private static func start(_ token: JSONScanner.Token, _ scanner: JSONScanner) -> Int {
    if case .other(let range) = token { range.lowerBound } else { scanner.index - 1 }
  }

  /// The name of a member; nil when it is too long to be looked for.
  static func name(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    guard range.count <= longestName else { return nil }
    return String(decoding: JSONText.decode(bytes, range).bytes, as: UTF8.self)
  }

  /// The text of a member that is a string, as far as the limit.
  func text(
    _ name: String,
    _ bytes: UnsafeBufferPointer<UInt8>,
    limit: Int = .max
  ) -> DecodedText? {
    guard case .string(let range) = members[name] else { return nil }
    return JSONText.decode(bytes, range.lowerBound..<range.lowerBound + min(range.count, limit))
  }

  /// The length of a member that is a string, as it is written.
  func length(_ name: String) -> Int {
    guard case .string(let range) = members[name] else { return 0 }
    return range.count
  }

  /// A short member that is a string, or a number as it is written; nil when it is empty.
  func string(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let text: String
    switch members[name] {
    case .string(let range):
      let end = min(range.upperBound, range.lowerBound + 4_096)
      text = String(
        decoding: JSONText.decode(bytes, range.lowerBound..<end).bytes,
        as: UTF8.self
      )
    case .other(let range):
      text = String(decoding: bytes[range].prefix(4_096), as: UTF8.self)
      if text == "null" { return nil }
    case nil: return nil
    }
    return text.isEmpty ? nil : text
  }
}
