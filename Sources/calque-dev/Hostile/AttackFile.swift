import CZlib
import Glibc

/// The file of an attack, written in pieces so that making it costs little memory.
///
/// The memory of a child counts its parent's at the moment it starts, so the checker stays small.
struct AttackFile {
  /// The folder that the file stands in, for what lies beside it.
  let folder: String
  /// Where the file goes.
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(folder: String, name: String) throws(AttackFault) {
    self.folder = folder
    path = "\(folder)/\(name)"
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw AttackFault("\(path) cannot be written") }
    buffer.reserveCapacity(1 << 17)
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes a text many times over.
  mutating func write(_ text: String, times: Int) { write(Array(text.utf8), times: times) }

  mutating func write(_ bytes: [UInt8], times: Int) {
    let group = max(1, min(times, (1 << 15) / max(1, bytes.count)))
    let chunk = Array(repeatElement(bytes, count: group).joined())
    for _ in 0..<times / group { write(chunk) }
    for _ in 0..<times % group { write(bytes) }
  }

  /// Writes the text of each number.
  mutating func write(_ numbers: Range<Int>, _ text: (Int) -> String) {
    for number in numbers { write(text(number)) }
  }

  /// Ends the file.
  mutating func close() {
    flush()
    Glibc.close(descriptor)
  }

  private mutating func flush() {
    var offset = 0
    buffer.withUnsafeBytes { bytes in
      while offset < bytes.count {
        let count = Glibc.write(
          descriptor,
          bytes.baseAddress?.advanced(by: offset),
          bytes.count - offset
        )
        guard count > 0 else { return }
        offset += count
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// An attack that could not be made or run.
struct AttackFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Makes gzip data by hand: members, bombs and broken ones.
enum Gzip {
  /// A member that holds `bytes`.
  static func member(_ bytes: [UInt8]) -> [UInt8] {
    var body: [UInt8] = []
    deflate(bytes, times: 1, into: &body)
    let crc = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return header + body + ending + littleEndian(UInt32(crc)) + littleEndian(UInt32(bytes.count))
  }

  /// A member that holds `bytes` many times over, at the cost of making it once.
  static func bomb(_ bytes: [UInt8], times: Int) -> [UInt8] {
    var output = header
    deflate(bytes, times: times, into: &output)
    // Nobody gets as far as the sum, which is wrong.
    return output + ending + [0, 0, 0, 0, 0, 0, 0, 0]
  }

  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  /// An empty last block.
  private static let ending: [UInt8] = [0x03, 0x00]

  /// Appends blocks that end on a byte and know nothing of what stands before them.
  private static func deflate(_ bytes: [UInt8], times: Int, into output: inout [UInt8]) {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream,
        9,
        Z_DEFLATED,
        -15,
        9,
        Z_DEFAULT_STRATEGY,
        ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)
      ) == Z_OK
    else { return }
    defer { deflateEnd(&stream) }
    var block = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
    var source = bytes
    let count = source.withUnsafeMutableBufferPointer { source in
      block.withUnsafeMutableBufferPointer { block in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = block.baseAddress
        stream.avail_out = UInt32(block.count)
        _ = CZlib.deflate(&stream, Z_FULL_FLUSH)
        return block.count - Int(stream.avail_out)
      }
    }
    for _ in 0..<times { output.append(contentsOf: block[..<count]) }
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
