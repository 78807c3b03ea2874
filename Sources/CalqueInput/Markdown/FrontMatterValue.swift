extension FrontMatter.Value {
  /// Appends the value's text, escapes decoded and lines joined; empty lines part blocks.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to builder: inout BlockBuilder, node: Int) {
    var index = start
    var textStart = start
    func flush(_ builder: inout BlockBuilder) {
      TextDecoder.append(
        bytes,
        from: textStart,
        to: index,
        shift: 0,
        decodesReferences: false,
        builder: &builder
      )
    }
    while index < end {
      let byte = bytes[index]
      if byte == ASCII.lineFeed || byte == ASCII.carriageReturn, let blank = blankEnd(bytes, index)
      {
        flush(&builder)
        builder.endBlock(node: node)
        index = blank
        textStart = index
      } else if style == .double, byte == 0x5C, index + 1 < end {
        flush(&builder)
        index = Self.escape(bytes, index, end, &builder)
        textStart = index
      } else if style == .single, byte == ASCII.singleQuote, index + 1 < end {
        flush(&builder)
        builder.character(UInt32(byte), 0, index, index + 2)
        index += 2
        textStart = index
      } else {
        index += 1
      }
    }
    index = min(index, end)
    flush(&builder)
    builder.endBlock(node: node)
  }

  /// Where the text after an empty line goes on, nil when the line end at `index` is a single one.
  private func blankEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    var ends = 0
    var next = index
    while next < end, ASCII.isSpace(bytes[next]) {
      if bytes[next] == ASCII.lineFeed
        || (bytes[next] == ASCII.carriageReturn && bytes[min(next + 1, end - 1)] != ASCII.lineFeed)
      {
        ends += 1
      }
      next += 1
    }
    return ends > 1 ? next : nil
  }

  /// Decodes the escape sequence at `start` and returns where it ends.
  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ builder: inout BlockBuilder
  ) -> Int {
    let kind = bytes[start + 1]
    var next = start + 2
    switch kind {
    case 0x6E, 0x72, 0x74, 0x62, 0x66, 0x20, 0x5F, 0x4E, 0x4C, 0x50, 0x76, 0x09:
      // Line ends, tabs, spaces of all kinds.
      builder.whiteSpace(start, next, isLineFeed: kind == 0x6E)
    case ASCII.lineFeed, ASCII.carriageReturn:
      // An escaped line end joins without a space.
      while next < end, ASCII.isSpace(bytes[next]) { next += 1 }
    case 0x78, 0x75, 0x55:
      let count = kind == 0x78 ? 2 : kind == 0x75 ? 4 : 8
      guard var scalar = number(bytes, next, end, count) else {
        builder.character(UInt32(kind), 0, start, next)
        return next
      }
      next += count
      if scalar & 0xFFFF_FC00 == 0xD800, next + 6 <= end, bytes[next] == 0x5C,
        bytes[next + 1] == 0x75, let low = number(bytes, next + 2, end, 4),
        low & 0xFFFF_FC00 == 0xDC00
      {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        next += 6
      }
      if scalar > 0x10FFFF || scalar & 0xFFFF_F800 == 0xD800 { scalar = 0xFFFD }
      switch scalar {
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0: builder.whiteSpace(start, next, isLineFeed: false)
      case 0..<0x20, 0x7F, 0xAD, 0xFEFF: builder.dropped(start, next)
      default: builder.character(scalar, 0, start, next)
      }
    case 0x30, 0x61, 0x65: builder.dropped(start, next)
    case 0..<0x80: builder.character(UInt32(kind), 0, start, next)
    // No escape sequence: a backslash before some other letter.
    default:
      next = start + 1
      builder.character(0x5C, 0, start, next)
    }
    return next
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ count: Int
  ) -> UInt32? {
    guard start + count <= end else { return nil }
    return UInt32(String(decoding: bytes[start..<start + count], as: UTF8.self), radix: 16)
  }
}
