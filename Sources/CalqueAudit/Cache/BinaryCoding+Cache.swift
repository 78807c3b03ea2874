import CalqueRules

// What reports hold beside the values of compiled rules.

extension BinaryWriter {
  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ value: ContentHash) {
    write(value.first)
    write(value.second)
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }
  mutating func write(_ number: Int?) { write(number) { $0.write($1) } }
}

extension BinaryReader {
  mutating func double() throws -> Double { Double(bitPattern: try read(UInt64.self)) }

  mutating func hash() throws -> ContentHash {
    ContentHash(first: try read(UInt64.self), second: try read(UInt64.self))
  }

  mutating func number() throws -> Int? { try optional { reader in try reader.int() } }

  mutating func optionalString() throws -> String? {
    try optional { reader in try reader.string() }
  }
}
