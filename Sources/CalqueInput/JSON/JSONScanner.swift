/// Steps through JSON token by token, with the place of each in the source.
///
/// Keeps its own stack, so that depth costs no recursion, and makes no value: a reader takes the places
/// it wants and passes over the rest.
struct JSONScanner {
  /// A token; ranges are of the source, those of strings between their quotes.
  enum Token: Hashable {
    case beginObject, endObject, beginArray, endArray
    case key(Range<Int>)
    case string(Range<Int>)
    /// A number, `true`, `false` or `null`.
    case other(Range<Int>)
  }

  /// What is wrong with the JSON, and where.
  struct Fault: Error, Hashable {
    var offset: Int
    var what: String
  }

  private enum Expected {
    case value, firstElement, firstKey, key, comma, nothing
  }

  /// Values nested deeper are refused.
  static let depthLimit = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private let allowsLineFeeds: Bool
  private var expected = Expected.value
  /// The containers that are open: whether each is an object.
  private var stack: [Bool] = []
  /// Where the next token is looked for.
  private(set) var index: Int

  /// Makes a scanner of one value.
  ///
  /// - Parameters:
  ///   - bytes: the source.
  ///   - start: where the value, or white space before it, starts.
  ///   - allowsLineFeeds: whether strings may hold control characters as they are, which JSON forbids
  ///     and some programs write.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, allowsLineFeeds: Bool) {
    self.bytes = bytes
    self.allowsLineFeeds = allowsLineFeeds
    index = start
  }

  /// How many containers are open.
  var depth: Int { stack.count }

  /// The next token; nil after the value.
  mutating func next() throws(Fault) -> Token? {
    while true {
      if expected == .nothing { return nil }
      skipSpace()
      guard index < bytes.count else { throw fault("the JSON ends too early") }
      let byte = bytes[index]
      switch expected {
      case .comma:
        if byte == 0x2C {
          index += 1
          expected = stack.last == true ? .key : .value
          continue
        }
        return try close("“,” or the end of the list is expected")
      case .firstKey where byte == 0x7D, .firstElement where byte == 0x5D: return try close("")
      case .firstKey, .key:
        guard byte == ASCII.doubleQuote else { throw fault("a name in quotes is expected") }
        let name = try string()
        skipSpace()
        guard index < bytes.count, bytes[index] == 0x3A else { throw fault("“:” is expected") }
        index += 1
        expected = .value
        return .key(name)
      case .value, .firstElement: return try value(byte)
      case .nothing: return nil
      }
    }
  }

  /// Passes over the value whose first token was just handed over.
  mutating func skip(_ token: Token) throws(Fault) {
    guard token == .beginObject || token == .beginArray else { return }
    let outside = depth - 1
    while depth > outside { _ = try next() }
  }

  private mutating func value(_ byte: UInt8) throws(Fault) -> Token {
    switch byte {
    case 0x7B, 0x5B:
      guard stack.count < Self.depthLimit else { throw fault("values are nested too deep") }
      index += 1
      stack.append(byte == 0x7B)
      expected = byte == 0x7B ? .firstKey : .firstElement
      return byte == 0x7B ? .beginObject : .beginArray
    case ASCII.doubleQuote:
      let range = try string()
      finish()
      return .string(range)
    default:
      let start = index
      while index < bytes.count,
        ASCII.isAlphanumeric(bytes[index]) || bytes[index] == 0x2D || bytes[index] == 0x2B
          || bytes[index] == 0x2E
      { index += 1 }
      guard isLiteral(start..<index) else {
        index = start
        throw fault("a value is expected")
      }
      finish()
      return .other(start..<index)
    }
  }

  private func isLiteral(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    switch range.count {
    case 4 where bytes[first] == 0x74 || bytes[first] == 0x6E:
      return ASCII.matches(bytes, at: first, "true") || ASCII.matches(bytes, at: first, "null")
    case 5 where bytes[first] == 0x66: return ASCII.matches(bytes, at: first, "false")
    default:
      return ASCII.isDigit(bytes[first])
        || (bytes[first] == 0x2D && range.count > 1 && ASCII.isDigit(bytes[first + 1]))
    }
  }

  private mutating func close(_ complaint: String) throws(Fault) -> Token {
    let byte = bytes[index]
    guard let isObject = stack.last, byte == (isObject ? 0x7D : 0x5D) else {
      throw fault(complaint)
    }
    index += 1
    stack.removeLast()
    finish()
    return isObject ? .endObject : .endArray
  }

  private mutating func finish() { expected = stack.isEmpty ? .nothing : .comma }

  /// The content of the string that starts here.
  private mutating func string() throws(Fault) -> Range<Int> {
    let start = index + 1
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == ASCII.doubleQuote {
        index = end + 1
        return start..<end
      }
      if byte == JSONText.backslash {
        guard let length = JSONText.escapeLength(bytes, at: end) else {
          index = end
          throw fault("this is no escape of JSON")
        }
        end += length
      } else if byte < 0x20, !allowsLineFeeds {
        index = end
        throw fault("a string is not closed, or a control character in it not escaped")
      } else {
        end += 1
      }
    }
    throw fault("a string is not closed")
  }

  private mutating func skipSpace() {
    while index < bytes.count, ASCII.isSpace(bytes[index]), bytes[index] != 0x0C { index += 1 }
  }

  private func fault(_ what: String) -> Fault { Fault(offset: index, what: what) }
}
