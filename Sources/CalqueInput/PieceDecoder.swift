public import CalqueCore

/// Decodes the pieces of a finding straight from the file's bytes.
///
/// Independent of ``CalqueCore/SourceMap``: a checker uses it to prove that the ranges of a finding
/// hold its words. A `<br>` inside a piece counts as white space; no other tag lies in one.
public struct PieceDecoder {
  private let bytes: [UInt8]
  private let format: DocumentFormat
  private let converter: Converter

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, decompressed.
  ///   - encoding: the encoding's name, as ``CalqueCore/SourceText/encoding`` has it.
  ///   - format: the file's format; references are decoded in HTML only.
  public init(bytes: [UInt8], encoding: String, format: DocumentFormat) {
    self.bytes = bytes
    self.format = format
    converter = Converter(encoding: TextEncoding.labelled(encoding) ?? .utf8)
  }

  /// Whether some pieces hold a text: by the one way to read them, or in a format with several
  /// syntaxes by any.
  public func holds(_ text: some Sequence<UInt8>, in pieces: [ByteRange]) -> Bool {
    let wanted = Self.fold(text)
    return Self.syntaxes(of: format).contains { self.text(of: pieces, as: $0) == wanted }
  }

  /// The text of some pieces: decoded, joined and folded; nil when a piece lies outside the file.
  public func text(of pieces: [ByteRange]) -> String? {
    text(of: pieces, as: Self.syntaxes(of: format)[0])
  }

  private func text(of pieces: [ByteRange], as syntax: Syntax) -> String? {
    var joined: [UInt8] = []
    for piece in pieces {
      let end = piece.byteOffset + piece.byteLength
      guard piece.byteOffset >= 0, piece.byteLength >= 0, end <= bytes.count else { return nil }
      var ignored = OffsetMap()
      let part = bytes.withUnsafeBufferPointer { buffer in
        converter.convert(buffer, from: piece.byteOffset, to: end, offsets: &ignored)
      }
      switch syntax {
      case .verbatim: joined += part
      case .html:
        Self.decodeReferences(part, into: &joined)
      case .xhtml:
        if isInSection(piece.byteOffset) {
          joined += part
        } else {
          Self.decodeReferences(part, into: &joined)
        }
      case .markdown: Self.decodeMarkdown(part, hasExpressions: false, into: &joined)
      case .mdx: Self.decodeMarkdown(part, hasExpressions: true, into: &joined)
      case .quoted: Self.decodeQuoted(part, into: &joined)
      }
    }
    return Self.fold(joined)
  }

  /// Folds text as the pieces are folded, so that the two can be compared.
  ///
  /// White space, with the no-break space, becomes one space, none at the ends; soft hyphens,
  /// joiners and control characters go.
  public static func fold(_ text: some Sequence<UInt8>) -> String {
    var folded = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0: hasSpace = true
      case 0..<0x20, 0x7F, 0xAD, 0x200B...0x200D, 0xFEFF: break
      default:
        if hasSpace, !folded.isEmpty { folded.append(" ") }
        hasSpace = false
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// Whether a place in the file lies in a CDATA section.
  private func isInSection(_ offset: Int) -> Bool {
    // Two of the four bytes are enough to tell, whatever the encoding puts between them.
    var index = offset - 1
    while index >= 0 {
      if bytes[index] == ASCII.greater, before(index, is: "]") { return false }
      if bytes[index] == 0x5B, before(index, is: "A") { return true }
      index -= 1
    }
    return false
  }

  /// Whether an ASCII character stands before the one at `index`, in any encoding.
  private func before(_ index: Int, is sign: Character) -> Bool {
    var index = index - 1
    while index >= 0, bytes[index] == 0 { index -= 1 }
    return index >= 0 && bytes[index] == sign.asciiValue
  }

  private static func decodeReferences(_ part: [UInt8], into output: inout [UInt8]) {
    part.withUnsafeBufferPointer { part in
      var index = 0
      while index < part.count {
        if part[index] == ASCII.ampersand,
          let reference = CharacterReference.decode(part, at: index, end: part.count)
        {
          UTF8Scanner.append(reference.first, to: &output)
          if reference.second != 0 { UTF8Scanner.append(reference.second, to: &output) }
          index = reference.end
        } else if let end = lineBreakEnd(part, index) {
          output.append(ASCII.space)
          index = end
        } else {
          output.append(part[index])
          index += 1
        }
      }
    }
  }

  /// The end of the `<br>` tag at `index`, nil when there is none.
  static func lineBreakEnd(_ part: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard part[index] == ASCII.less, ASCII.matches(part, at: index + 1, "br") else { return nil }
    var end = index + 3
    guard end < part.count, !ASCII.isName(part[end]) else { return nil }
    while end < part.count, part[end] != ASCII.greater {
      if ASCII.isSpace(part[end]) || part[end] == ASCII.slash {
        end += 1
      } else {
        end = AttributeScanner.next(part, end).end
      }
    }
    return end < part.count ? end + 1 : nil
  }
}
