import CalqueCore

extension Readers {
  /// How much of a file tells whether it is a feed.
  private static let window = 64 << 10

  /// Whether a file is an RSS, Atom or JSON feed; false for one that cannot be read.
  public static func holdsFeed(path: String) -> Bool {
    guard let bytes = try? fileBytes(path: path), let content = try? content(of: bytes, path: path)
    else { return false }
    let source = SourceDecoder.decode(Array(content.prefix(window)))
    return source.bytes.withUnsafeBufferPointer { buffer in
      let format = FeedSniffer.container(buffer, path: "")
      return format == .feed || format == .jsonFeed
    }
  }
}
