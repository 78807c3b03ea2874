/// What the scripts of type `application/ld+json` say about their page, in schema.org's words.
struct StructuredData {
  /// Whether the page is a thread of posts.
  private(set) var isForum = false
  /// Where the longest `articleBody` stands, without its quotes.
  private(set) var body: Range<Int>?

  private static let bodyKey = ASCII.loweredHash("articleBody")
  private static let typeKey = ASCII.loweredHash("@type")
  private static let threads: Set<UInt64> = Set(
    ["DiscussionForumPosting", "QAPage"].map(ASCII.loweredHash)
  )

  /// Reads some scripts.
  init(_ page: UnsafeBufferPointer<UInt8>, _ scripts: [Range<Int>]) {
    for script in scripts { read(page, script) }
  }

  /// Steps from string to string: which is a key, and which its value, the colon between tells.
  ///
  /// Scripts that are no JSON do no harm: all that is taken from them are places of strings.
  private mutating func read(_ page: UnsafeBufferPointer<UInt8>, _ script: Range<Int>) {
    var index = script.lowerBound
    var key: UInt64 = 0
    while index < script.upperBound {
      let byte = page[index]
      index += 1
      if byte == 0x2C || byte == 0x7B || byte == 0x7D { key = 0 }
      guard byte == ASCII.doubleQuote else { continue }
      let start = index
      while index < script.upperBound, page[index] != ASCII.doubleQuote {
        index += page[index] == 0x5C ? 2 : 1
      }
      guard index < script.upperBound else { return }
      let end = index
      index += 1
      var next = index
      while next < script.upperBound, ASCII.isSpace(page[next]) { next += 1 }
      if next < script.upperBound, page[next] == 0x3A {
        key = end - start <= 16 ? ASCII.loweredHash(page, start, end) : 0
        index = next + 1
      } else if key == Self.bodyKey {
        if end - start > body?.count ?? 0 { body = start..<end }
      } else if key == Self.typeKey, Self.threads.contains(ASCII.loweredHash(page, start, end)) {
        isForum = true
      }
    }
  }
}
