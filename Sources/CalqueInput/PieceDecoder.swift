public import CalqueCore

/// Decodes the pieces of a finding straight from the file's bytes.
///
/// Independent of ``CalqueCore/SourceMap``: a checker uses it to prove that the ranges of a finding
/// hold its words. A `<br>` inside a piece counts as white space; no other tag lies in one. In feeds and
/// records a piece may be escaped once or more, which its bytes alone do not tell: there each way to
/// read it is a reading.
public struct PieceDecoder {
  private let bytes: [UInt8]
  private let layerings: [[Layer]]
  private let sections: [Range<Int>]
  private let converter: Converter

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, decompressed.
  ///   - encoding: the encoding's name, as ``CalqueCore/SourceText/encoding`` has it.
  ///   - format: the file's format, which says what is decoded.
  public init(bytes: [UInt8], encoding: String, format: DocumentFormat) {
    self.bytes = bytes
    layerings = Self.layerings(of: format)
    let encoding = TextEncoding.labelled(encoding) ?? .utf8
    converter = Converter(encoding: encoding)
    let step = if case .utf16 = encoding.scheme { 2 } else { 1 }
    sections = format == .feed || format == .xhtml ? Self.sections(bytes, step: step) : []
  }

  /// A level of escaping.
  private enum Layer {
    case html, json, markdown, mdx
    /// The quoted strings of front matter.
    case quoted
    /// XML around escaped content, and XHTML that is content itself; neither counts in CDATA.
    case xml, markup
  }

  /// What may have to be taken off the pieces of a format, one way or another.
  private static func layerings(of format: DocumentFormat) -> [[Layer]] {
    switch format {
    case .html: [[.html]]
    // What looks like the start of a section may stand inside a tag, where it is none.
    case .xhtml: [[.markup], [.html]]
    // Markdown has HTML inside and front matter before it.
    case .markdown: [[.markdown], [.html], [.quoted], [], [.mdx]]
    case .text: [[]]
    case .feed: [[.xml, .html], [.xml], [.markup], [.xml, .html, .html]]
    case .jsonFeed, .ndjson: [[.json, .html], [.json], [.json, .html, .html]]
    }
  }

  /// The text of some pieces: decoded, joined and folded; nil when a piece lies outside the file.
  ///
  /// Where several readings are possible it is the usual one.
  public func text(of pieces: [ByteRange]) -> String? { text(of: pieces, layerings[0]) }

  /// Whether a text is what some pieces hold, by one of the readings.
  public func holds(_ text: some Sequence<UInt8>, in pieces: [ByteRange]) -> Bool {
    let expected = Self.fold(text)
    return layerings.contains { self.text(of: pieces, $0) == expected }
  }

  private func text(of pieces: [ByteRange], _ layers: [Layer]) -> String? {
    var joined: [UInt8] = []
    for piece in pieces {
      let end = piece.byteOffset + piece.byteLength
      guard piece.byteOffset >= 0, piece.byteLength >= 0, end <= bytes.count else { return nil }
      var ignored = OffsetMap()
      let part = bytes.withUnsafeBufferPointer { buffer in
        converter.convert(buffer, from: piece.byteOffset, to: end, offsets: &ignored)
      }
      let isXML = layers.first == .xml || layers.first == .markup
      let isSection = isXML && self.isSection(piece.byteOffset)
      joined += layers.dropFirst(isSection ? 1 : 0).reduce(part) { Self.decoded($0, $1) }
    }
    return Self.fold(joined)
  }

  /// Whether an offset lies in a section of CDATA, where XML escapes nothing.
  private func isSection(_ offset: Int) -> Bool {
    let next = sections.partitioningIndex { $0.lowerBound > offset }
    return next > 0 && sections[next - 1].contains(offset)
  }

  /// The sections of CDATA in a file, whose marks' bytes stand `step` apart.
  private static func sections(_ bytes: [UInt8], step: Int) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { bytes in
      func holds(_ mark: StaticString, at place: Int) -> Bool {
        guard place + mark.utf8CodeUnitCount * step <= bytes.count else { return false }
        for index in 0..<mark.utf8CodeUnitCount
        where bytes[place + index * step] != mark.utf8Start[index] {
          return false
        }
        return true
      }
      var sections: [Range<Int>] = []
      var start: Int?
      for place in bytes.indices {
        if let open = start {
          if bytes[place] == 0x5D, holds("]]>", at: place) {
            sections.append(open..<place)
            start = nil
          }
        } else if bytes[place] == ASCII.less, holds("<![CDATA[", at: place) {
          start = place
        }
      }
      return start.map { sections + [$0..<bytes.count] } ?? sections
    }
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

  private static func decoded(_ part: [UInt8], _ layer: Layer) -> [UInt8] {
    var output: [UInt8] = []
    part.withUnsafeBufferPointer { part in
      switch layer {
      case .html: decodeReferences(part, allowsPrefix: false, into: &output)
      case .markup: decodeReferences(part, allowsPrefix: true, into: &output)
      case .xml: decodeXML(part, into: &output)
      case .json: decodeEscapes(part, into: &output)
      case .markdown: decodeMarkdown(part, hasExpressions: false, into: &output)
      case .mdx: decodeMarkdown(part, hasExpressions: true, into: &output)
      case .quoted: decodeQuoted(part, into: &output)
      }
    }
    return output
  }

  /// Decodes references that end in a semicolon: XML has no others.
  private static func decodeXML(_ part: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < part.count {
      if part[index] == ASCII.ampersand,
        let reference = CharacterReference.decode(part, at: index, end: part.count),
        part[reference.end - 1] == ASCII.semicolon
      {
        UTF8Scanner.append(reference.first, to: &output)
        if reference.second != 0 { UTF8Scanner.append(reference.second, to: &output) }
        index = reference.end
      } else {
        output.append(part[index])
        index += 1
      }
    }
  }

  /// Decodes the escapes of JSON; NUL is a space, as everywhere.
  private static func decodeEscapes(
    _ part: UnsafeBufferPointer<UInt8>,
    into output: inout [UInt8]
  ) {
    var index = 0
    while index < part.count {
      if part[index] == JSONText.backslash,
        let escape = JSONText.escape(part, at: index, end: part.count)
      {
        UTF8Scanner.append(escape.scalar == 0 ? 0x20 : escape.scalar, to: &output)
        index += escape.length
      } else {
        output.append(part[index])
        index += 1
      }
    }
  }

  private static func decodeReferences(
    _ part: UnsafeBufferPointer<UInt8>,
    allowsPrefix: Bool,
    into output: inout [UInt8]
  ) {
    var index = 0
    while index < part.count {
      if part[index] == ASCII.ampersand,
        let reference = CharacterReference.decode(part, at: index, end: part.count)
      {
        UTF8Scanner.append(reference.first, to: &output)
        if reference.second != 0 { UTF8Scanner.append(reference.second, to: &output) }
        index = reference.end
      } else if let end = lineBreakEnd(part, index, allowsPrefix) {
        output.append(ASCII.space)
        index = end
      } else {
        output.append(part[index])
        index += 1
      }
    }
  }

  /// The end of the `<br>` tag at `index`, nil when there is none.
  ///
  /// XHTML in a feed may have a prefix.
  static func lineBreakEnd(
    _ part: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ allowsPrefix: Bool
  ) -> Int? {
    guard part[index] == ASCII.less else { return nil }
    var name = index + 1
    while allowsPrefix, name < part.count, ASCII.isAlphanumeric(part[name]) { name += 1 }
    name = allowsPrefix && name < part.count && part[name] == 0x3A ? name + 1 : index + 1
    guard ASCII.matches(part, at: name, "br") else { return nil }
    var end = name + 2
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
