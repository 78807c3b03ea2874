extension MarkdownParser {
  /// Whether MD4C may look for bare addresses: from each it reads on to the next white space.
  ///
  /// Where it may not, an address is read as text, which the tokeniser knows one in.
  static func areAddressesCheap(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cost = 0
    var colons = 0
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x3A {
        colons += 1
      } else if byte <= ASCII.space {
        cost += colons * (index - start)
        colons = 0
        start = index + 1
      }
    }
    return cost + colons * (bytes.count - start) < 100_000_000
  }
}
