/// Writes values as bytes, little-endian.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Int) { write(Int64(value)) }
  mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }
  mutating func write(_ value: Double) { write(value.bitPattern) }
  mutating func write(_ value: ContentHash) {
    write(value.first)
    write(value.second)
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(raw slice: ArraySlice<UInt8>) { bytes.append(contentsOf: slice) }

  mutating func write<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }
  mutating func write(_ number: Int?) { write(number) { $0.write($1) } }

  mutating func write<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void) {
    write(UInt32(elements.count))
    for element in elements { body(&self, element) }
  }
}

/// Reads what ``CacheWriter`` wrote; other bytes are damaged, never a crash.
struct CacheReader {
  /// The bytes end too early or hold a value that cannot be.
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Whether all was read.
  var isAtEnd: Bool { offset == end }

  /// The range of as many bytes, which are passed over.
  mutating func skip(_ count: Int) throws(Damaged) -> Range<Int> {
    guard count >= 0, count <= end - offset else { throw Damaged() }
    defer { offset += count }
    return offset..<offset + count
  }

  mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type
  ) throws(Damaged) -> Value {
    let range = try skip(MemoryLayout<Value>.size)
    return bytes.withUnsafeBytes {
      Value(littleEndian: $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self))
    }
  }

  mutating func int() throws(Damaged) -> Int { Int(try read(Int64.self)) }
  mutating func double() throws(Damaged) -> Double { Double(bitPattern: try read(UInt64.self)) }
  mutating func hash() throws(Damaged) -> ContentHash {
    ContentHash(first: try read(UInt64.self), second: try read(UInt64.self))
  }

  mutating func bool() throws(Damaged) -> Bool {
    switch try read(UInt8.self) {
    case 0: false
    case 1: true
    default: throw Damaged()
    }
  }

  mutating func text() throws(Damaged) -> String {
    String(decoding: bytes[try skip(Int(try read(UInt32.self)))], as: UTF8.self)
  }

  mutating func optional<Value>(
    _ body: (inout Self) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try bool() ? try body(&self) : nil
  }

  mutating func array<Element>(
    _ body: (inout Self) throws(Damaged) -> Element
  ) throws(Damaged) -> [Element] {
    let count = Int(try read(UInt32.self))
    guard count <= end - offset else { throw Damaged() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }

  mutating func choice<Value: RawRepresentable>(
    _ type: Value.Type
  ) throws(Damaged) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: try text()) else { throw Damaged() }
    return value
  }

}
