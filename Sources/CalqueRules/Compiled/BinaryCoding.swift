import CalqueText

/// Writes values, such as the tables of compiled rules, as bytes, little-endian.
///
/// ``FlatTable`` goes as it lies in memory: programs of ours run on little-endian processors only, on
/// the kind that built them.
package struct BinaryWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ value: Int) { write(Int64(value)) }
  package mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

  package mutating func write(_ text: String) {
    write(Int32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value: FixedWidthInteger & BitwiseCopyable>(_ values: [Value]) {
    write(Int32(values.count))
    for value in values { write(value) }
  }

  /// Writes a table as it lies in memory, so that it can be read where it lies.
  mutating func write<Element>(_ table: FlatTable<Element>) {
    write(Int32(table.count))
    while !bytes.count.isMultiple(of: BinaryReader.alignment) { bytes.append(0) }
    table.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  mutating func write(_ texts: TextTable) {
    write(texts.bytes)
    write(texts.ends)
  }

  /// Writes bytes without their number.
  package mutating func write(raw slice: some Sequence<UInt8>) { bytes.append(contentsOf: slice) }

  /// Writes whether there is a value, and the value.
  package mutating func write<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  package mutating func write<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void)
  {
    write(Int32(elements.count))
    for element in elements { body(&self, element) }
  }
}

/// Reads what ``BinaryWriter`` wrote.
///
/// Bytes of any other origin give an error, never a crash.
package struct BinaryReader {
  /// Tables begin at multiples of this, the strictest alignment of their elements.
  static let alignment = 8

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// Whether tables are read where they lie, in the program; else they are copied.
  let isEmbedded: Bool

  /// Reads bytes that may go away.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isEmbedded = false
  }

  /// Reads bytes that the build put into the program.
  init(embedded bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isEmbedded = UInt(bitPattern: bytes.baseAddress).isMultiple(of: UInt(Self.alignment))
  }

  /// The data ends too early or holds a value that cannot be.
  package struct Damaged: Error { package init() {} }

  /// Whether all was read.
  package var isAtEnd: Bool { offset == bytes.count }

  /// The place of so many bytes, which are passed over.
  package mutating func skip(_ count: Int) throws -> Range<Int> {
    guard count >= 0, count <= bytes.count - offset else { throw Damaged() }
    defer { offset += count }
    return offset..<offset + count
  }

  package mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type
  ) throws -> Value {
    let start = try skip(MemoryLayout<Value>.size).lowerBound
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Value.self))
  }

  package mutating func int() throws -> Int { Int(try read(Int64.self)) }
  package mutating func bool() throws -> Bool {
    switch try read(UInt8.self) {
    case 0: false
    case 1: true
    default: throw Damaged()
    }
  }

  /// A value, when it is said that there is one.
  package mutating func optional<Value>(_ body: (inout Self) throws -> Value) throws -> Value? {
    try bool() ? try body(&self) : nil
  }

  package mutating func string() throws -> String {
    let count = try length(of: 1)
    defer { offset += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]),
      as: UTF8.self
    )
  }

  mutating func array<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) throws
    -> [Value]
  {
    let size = MemoryLayout<Value>.stride
    let count = try length(of: size)
    guard count > 0 else { return [] }
    let start = offset
    offset += count * size
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count * size])
      )
      initialized = count
    }
  }

  mutating func table<Element>(_ type: Element.Type) throws -> FlatTable<Element> {
    let stored = Int(try read(Int32.self))
    let padding = -offset & (Self.alignment - 1)
    let size = MemoryLayout<Element>.stride
    guard stored >= 0, padding <= bytes.count - offset,
      stored <= (bytes.count - offset - padding) / size
    else { throw Damaged() }
    let start = offset + padding
    offset = start + stored * size
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
    guard isEmbedded else {
      return FlatTable(
        Array(unsafeUninitializedCapacity: stored) { buffer, initialized in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(from: raw)
          initialized = stored
        }
      )
    }
    return FlatTable(embedded: raw.bindMemory(to: Element.self))
  }

  mutating func texts() throws -> TextTable {
    let texts = TextTable(
      bytes: try table(UInt8.self),
      ends: try table(UInt32.self),
      isTrusted: isEmbedded
    )
    guard let texts else { throw Damaged() }
    return texts
  }

  package mutating func elements<Element>(_ body: (inout Self) throws -> Element) throws
    -> [Element]
  {
    let count = try length(of: 1)
    var result: [Element] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try body(&self)) }
    return result
  }

  package mutating func choice<Value: RawRepresentable>(_ type: Value.Type) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: try string()) else { throw Damaged() }
    return value
  }

  private mutating func length(of size: Int) throws -> Int {
    let count = Int(try read(Int32.self))
    guard count >= 0, count <= (bytes.count - offset) / size else { throw Damaged() }
    return count
  }
}
