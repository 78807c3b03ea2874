/// The attributes of a tag, as libxml2 hands them over.
struct FeedAttributes {
  private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int
  /// Longer values say nothing that is needed.
  private static let longest = 4_096

  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    self.pointers = pointers
    self.count = pointers == nil ? 0 : count
  }

  /// The value of an attribute by its local name, without white space around it.
  ///
  /// - Parameters:
  ///   - name: its name without prefix.
  ///   - prefix: its prefix; nil when it has none.
  subscript(_ name: StaticString, prefix prefix: StaticString? = nil) -> String? {
    guard count > 0, let pointers else { return nil }
    for index in 0..<count {
      guard let own = pointers[index * 5], Self.equal(own, name) else { continue }
      switch (pointers[index * 5 + 1], prefix) {
      case (nil, nil): break
      case (let own?, let prefix?) where Self.equal(own, prefix): break
      default: continue
      }
      guard let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4] else { continue }
      var bytes = UnsafeBufferPointer(start: start, count: min(end - start, Self.longest))[...]
      while let first = bytes.first, ASCII.isSpace(first) { bytes.removeFirst() }
      while let last = bytes.last, ASCII.isSpace(last) { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }

  private static func equal(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount where text[index] != word.utf8Start[index] {
      return false
    }
    return text[word.utf8CodeUnitCount] == 0
  }
}
