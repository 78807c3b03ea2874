import CalqueCore

extension Readers {
  /// How much of a file tells whether it is a feed.
  private static let window = 64 << 10

  /// Whether a file is an RSS, Atom or JSON feed; false for one that cannot be read.
  public static func holdsFeed(path: String) -> Bool {
    guard var bytes = try? FileBytes.read(path: path, atMost: window) else { return false }
    if Gunzip.isGzip(bytes) {
      // Half a gzip file cannot be unpacked.
      guard let whole = try? fileBytes(path: path),
        let content = try? content(of: whole, path: path)
      else { return false }
      bytes = Array(content.prefix(window))
    }
    let source = SourceDecoder.decode(bytes)
    return source.bytes.withUnsafeBufferPointer { buffer in
      let format = FeedSniffer.container(buffer, path: "")
      return format == .feed || format == .jsonFeed
    }
  }
}
