/// A small table that is filled once and asked often, by the hash of a word.
struct HashTable<Value: Sendable>: Sendable {
  private let keys: [UInt64]
  private let values: [Value?]
  private let mask: Int

  init(_ entries: [UInt64: Value]) {
    var size = 64
    while size < entries.count * 3 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var values = [Value?](repeating: nil, count: size)
    for (key, value) in entries {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      values[slot] = value
    }
    self.keys = keys
    self.values = values
    mask = size - 1
  }

  /// The value of a hash, if there is one.
  @inline(__always)
  subscript(_ hash: UInt64) -> Value? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      if keys[slot] == hash { return values[slot] }
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }
}
