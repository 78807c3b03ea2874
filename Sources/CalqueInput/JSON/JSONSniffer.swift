import CalqueCore

/// Tells the kinds of JSON that hold copy from other text.
enum JSONSniffer {
  /// How many lines are looked at for a record.
  private static let lines = 5

  /// The format of a file that starts like JSON; nil when it holds no copy that is known.
  static func format(_ bytes: UnsafeBufferPointer<UInt8>, path: String) -> DocumentFormat? {
    var index = 0
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == 0x7B else { return nil }
    for _ in 0..<lines where index < bytes.count {
      if let format = objectFormat(bytes, from: index) { return format }
      index = RecordReader.lineEnd(bytes, index)
    }
    let name = path.lowercased()
    let isRecords = [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"].contains(where: name.hasSuffix)
    return isRecords ? .ndjson : nil
  }

  /// What the object that starts at an offset is, as soon as one of its members tells.
  private static func objectFormat(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> DocumentFormat? {
    var scanner = JSONScanner(bytes, from: start, allowsLineFeeds: true)
    do throws(JSONScanner.Fault) {
      guard try scanner.next() == .beginObject else { return nil }
      while let token = try scanner.next(), token != .endObject {
        guard case .key(let range) = token, let first = try scanner.next() else { continue }
        switch (JSONRecord.name(bytes, range), first) {
        case ("items", .beginArray): return .jsonFeed
        case ("version", .string(let content)):
          let version = String(decoding: bytes[content].prefix(64), as: UTF8.self)
          if version.contains("jsonfeed.org") { return .jsonFeed }
        case ("text", .string), ("html", .string): return .ndjson
        default: break
        }
        try scanner.skip(first)
      }
    } catch {
      // What is no JSON is no record either.
    }
    return nil
  }
}
