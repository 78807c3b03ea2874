/// Writes the tables of compiled rules as bytes, little-endian.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Int) { write(Int64(value)) }
  mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

  mutating func write(_ text: String) {
    write(Int32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value: FixedWidthInteger & BitwiseCopyable>(_ values: [Value]) {
    write(Int32(values.count))
    for value in values { write(value) }
  }

  mutating func write<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void) {
    write(Int32(elements.count))
    for element in elements { body(&self, element) }
  }
}

/// Reads what ``BinaryWriter`` wrote.
///
/// The bytes are ours, embedded by the build; bytes of any other origin give `nil`, never a crash.
struct BinaryReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The data ends too early or holds a value that cannot be.
  struct Damaged: Error {}

  mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) throws -> Value
  {
    let size = MemoryLayout<Value>.size
    guard offset + size <= bytes.count else { throw Damaged() }
    defer { offset += size }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  mutating func int() throws -> Int { Int(try read(Int64.self)) }
  mutating func bool() throws -> Bool { try read(UInt8.self) != 0 }

  mutating func string() throws -> String {
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

  mutating func elements<Element>(_ body: (inout Self) throws -> Element) throws -> [Element] {
    let count = try length(of: 1)
    var result: [Element] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try body(&self)) }
    return result
  }

  mutating func choice<Value: RawRepresentable>(_ type: Value.Type) throws -> Value
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
