extension PieceDecoder {
  /// Decodes Markdown: escapes, references, and code and templates to what stands for them.
  static func decodeMarkdown(
    _ part: UnsafeBufferPointer<UInt8>,
    hasExpressions: Bool,
    into output: inout [UInt8]
  ) {
    var index = 0
    while index < part.count {
      let byte = part[index]
      let next = index + 1 < part.count ? part[index + 1] : 0
      if byte == 0x5C, next == ASCII.lineFeed || next == ASCII.carriageReturn {
        index += 1
      } else if byte == 0x5C, next > 0x20, next < 0x7F, !ASCII.isAlphanumeric(next) {
        output.append(next)
        index += 2
      } else if byte == ASCII.ampersand,
        let reference = CharacterReference.decode(part, at: index, end: part.count),
        part[reference.end - 1] == ASCII.semicolon
      {
        UTF8Scanner.append(reference.first, to: &output)
        if reference.second != 0 { UTF8Scanner.append(reference.second, to: &output) }
        index = reference.end
      } else if byte == ASCII.less, let end = lineBreakEnd(part, index, false) {
        output.append(ASCII.space)
        index = end
      } else if let end = objectEnd(part, index, hasExpressions) {
        UTF8Scanner.append(MarkdownMark.replacement, to: &output)
        index = end
      } else if byte == 0x60 {
        // A run that opens nothing: none of its backticks does.
        while index < part.count, part[index] == 0x60 {
          output.append(part[index])
          index += 1
        }
      } else {
        output.append(byte)
        index += 1
      }
    }
  }

  /// Where the code span, template or expression at `start` ends, nil when there is none.
  private static func objectEnd(
    _ part: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ hasExpressions: Bool
  ) -> Int? {
    if part[start] == 0x60 {
      var open = start
      while open < part.count, part[open] == 0x60 { open += 1 }
      var index = open
      while index < part.count {
        var close = index
        while close < part.count, part[close] == 0x60 { close += 1 }
        if close - index == open - start { return close }
        index = max(close, index + 1)
      }
      return nil
    }
    if hasExpressions, part[start] == ASCII.less {
      // A component that closes itself.
      for index in start + 1..<max(part.count, start + 1) where part[index] == ASCII.greater {
        if part[index - 1] == ASCII.slash { return index + 1 }
      }
      return nil
    }
    guard part[start] == 0x7B else { return nil }
    let isTemplate = start + 1 < part.count && part[start + 1] == 0x7B
    guard hasExpressions || isTemplate else { return nil }
    var depth = 0
    var quote: UInt8 = 0
    for index in start..<part.count {
      let isQuote = part[index] == ASCII.doubleQuote || part[index] == ASCII.singleQuote
      if hasExpressions, isQuote, quote == 0 || quote == part[index] {
        quote = quote == 0 ? part[index] : 0
      }
      if quote != 0 { continue }
      if part[index] == 0x7B { depth += 1 }
      if part[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return nil
  }

  /// Decodes the escapes of quoted YAML and TOML.
  static func decodeQuoted(_ part: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < part.count {
      let next = index + 1 < part.count ? part[index + 1] : 0
      if part[index] == ASCII.singleQuote, next == ASCII.singleQuote {
        output.append(next)
        index += 2
      } else if part[index] == 0x5C, next != 0 {
        let count = next == 0x78 ? 2 : next == 0x75 ? 4 : next == 0x55 ? 8 : 0
        let end = index + 2 + count
        if count > 0, end <= part.count,
          let scalar = UInt32(String(decoding: part[index + 2..<end], as: UTF8.self), radix: 16)
        {
          UTF8Scanner.append(scalar, to: &output)
        } else {
          decodeLetter(next, into: &output)
        }
        index = end
      } else {
        output.append(part[index])
        index += 1
      }
    }
  }

  /// What a letter after a backslash stands for: a space, nothing for other control characters, and
  /// itself when it names none.
  private static func decodeLetter(_ letter: UInt8, into output: inout [UInt8]) {
    if "0ae".utf8.contains(letter) { return }
    output.append("btnvfrN_LP".utf8.contains(letter) ? ASCII.space : letter)
  }
}
