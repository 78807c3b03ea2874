/// A hash of content by which results are known again: 128 bits, the same on every run and machine.
///
/// SHA-256 would take longer than all else that a run does which finds its results in the cache. Nobody
/// gains by making two texts with one hash: whoever may write them may as well silence them.
struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  private static let salts: [UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F,
  ]

  private(set) var first: UInt64
  private(set) var second: UInt64

  /// A hash of nothing yet.
  init() { (first, second) = (Self.salts[0], Self.salts[1]) }

  /// A hash that was stored.
  init(first: UInt64, second: UInt64) { (self.first, self.second) = (first, second) }

  /// Its 32 hexadecimal digits.
  var description: String {
    [first, second].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Adds bytes; where they end counts.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let salts = (Self.salts[2], Self.salts[3])
    var index = 0
    while index + 16 <= bytes.count {
      let low = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      let high = bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self).littleEndian
      mix(low, high, salts)
      index += 16
    }
    var rest: (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes[index...].enumerated() {
      if place < 8 {
        rest.0 |= UInt64(byte) << (8 * place)
      } else {
        rest.1 |= UInt64(byte) << (8 * (place - 8))
      }
    }
    mix(rest.0, rest.1, salts)
    mix(UInt64(bytes.count), 0, salts)
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  mutating func add(_ number: Int) { mix(UInt64(bitPattern: Int64(number)), 1, (0, 0)) }

  mutating func add(_ other: Self) { mix(other.first, other.second, (0, 0)) }

  @inline(__always)
  private mutating func mix(_ low: UInt64, _ high: UInt64, _ salts: (UInt64, UInt64)) {
    // Both halves see both words, and neither is ever only a product, which zero would empty.
    let one = (low ^ salts.0 ^ first).multipliedFullWidth(by: high ^ second | 1)
    let two = (high ^ salts.1 ^ second).multipliedFullWidth(by: low ^ first | 1)
    first = (first << 23 | first >> 41) ^ low ^ one.high ^ one.low
    second = (second << 29 | second >> 35) ^ high ^ two.high ^ two.low
  }
}
