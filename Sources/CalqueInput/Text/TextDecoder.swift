import CalqueCore

/// Feeds source text to a ``BlockBuilder``: folds white space, decodes references, drops what a
/// reader does not see.
enum TextDecoder {
  private static let plain: UInt8 = 0
  private static let white: UInt8 = 1
  private static let ampersand: UInt8 = 2
  private static let lead: UInt8 = 3
  private static let control: UInt8 = 4

  private static let classes: [UInt8] = (0..<256).map { (byte: Int) -> UInt8 in
    switch byte {
    case 0x20, 0x0A, 0x09, 0x0D, 0x0C: white
    case 0x26: ampersand
    case 0xC2, 0xE2, 0xEF: lead
    case 0..<0x20, 0x7F: control
    default: plain
    }
  }

  /// Appends a range of `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: clean UTF-8.
  ///   - start: where the range starts.
  ///   - end: where it ends.
  ///   - shift: how far on in the source each byte stands.
  ///   - decodesReferences: whether `&amp;` and the like are decoded.
  ///   - builder: takes the text.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    shift: Int,
    decodesReferences: Bool,
    builder: inout BlockBuilder
  ) {
    classes.withUnsafeBufferPointer { classes in
      var index = start
      while index < end {
        let first = index
        // The long stretch that is copied as it is.
        while index < end {
          let kind = classes[Int(bytes[index])]
          if kind == plain {
            index += 1
          } else if bytes[index] == ASCII.space, index > first, index + 1 < end,
            classes[Int(bytes[index + 1])] == plain
          {
            index += 2
          } else if kind == lead, !isSpecial(bytes, index, end) {
            index += bytes[index] == 0xC2 ? 2 : 3
          } else if kind == ampersand, !decodesReferences {
            index += 1
          } else {
            break
          }
        }
        index = min(index, end)
        if index > first {
          builder.verbatim(
            UnsafeBufferPointer(rebasing: bytes[first..<index]),
            source: first + shift
          )
        }
        guard index < end else { return }
        index = special(bytes, index, end, shift, classes, &builder)
      }
    }
  }

  /// Handles what is not copied as it is, and returns where it ends.
  private static func special(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ shift: Int,
    _ classes: UnsafeBufferPointer<UInt8>,
    _ builder: inout BlockBuilder
  ) -> Int {
    switch classes[Int(bytes[start])] {
    case white:
      var index = start
      var isLineFeed = false
      while index < end, classes[Int(bytes[index])] == white {
        if bytes[index] == ASCII.lineFeed || bytes[index] == ASCII.carriageReturn {
          isLineFeed = true
        }
        index += 1
      }
      builder.whiteSpace(start + shift, index + shift, isLineFeed: isLineFeed)
      return index
    case ampersand:
      guard let reference = CharacterReference.decode(bytes, at: start, end: end) else {
        builder.verbatim(
          UnsafeBufferPointer(rebasing: bytes[start..<start + 1]),
          source: start + shift
        )
        return start + 1
      }
      character(
        reference,
        start + shift,
        reference.end + shift,
        next: reference.end < end ? bytes[reference.end] : 0x20,
        &builder
      )
      return reference.end
    case lead:
      let count = bytes[start] == 0xC2 ? 2 : 3
      let scalar: UInt32 =
        count == 2
        ? UInt32(bytes[start + 1])
        : UInt32(bytes[start] & 0xF) << 12 | UInt32(bytes[start + 1] & 0x3F) << 6
          | UInt32(bytes[start + 2] & 0x3F)
      let next = start + count < end ? bytes[start + count] : 0x20
      if isKept(scalar, next: next, builder) {
        builder.verbatim(
          UnsafeBufferPointer(rebasing: bytes[start..<start + count]),
          source: start + shift
        )
      } else if scalar == 0xA0 {
        builder.whiteSpace(start + shift, start + count + shift, isLineFeed: false)
      } else {
        builder.dropped(start + shift, start + count + shift)
      }
      return start + count
    default:
      builder.dropped(start + shift, start + 1 + shift)
      return start + 1
    }
  }

  private static func character(
    _ reference: CharacterReference,
    _ start: Int,
    _ end: Int,
    next: UInt8,
    _ builder: inout BlockBuilder
  ) {
    let scalar = reference.first
    if scalar == 0x20 || scalar == 0x0A || scalar == 0x09 || scalar == 0x0D || scalar == 0x0C {
      builder.whiteSpace(start, end, isLineFeed: scalar == 0x0A)
    } else if scalar == 0xA0, !builder.endsInCharacter {
      builder.whiteSpace(start, end, isLineFeed: false)
    } else if scalar < 0x20 || scalar == 0x7F || !isKept(scalar, next: next, builder) {
      builder.dropped(start, end)
    } else {
      builder.character(scalar, reference.second, start, end)
    }
  }

  /// Whether a character that may be invisible stays in the text.
  ///
  /// Joiners stay outside Latin words, where scripts need them; a no-break space next to other white
  /// space goes with it.
  private static func isKept(_ scalar: UInt32, next: UInt8, _ builder: BlockBuilder) -> Bool {
    switch scalar {
    case 0xA0: return builder.endsInCharacter
    case 0xAD, 0xFEFF: return false
    case 0x200B...0x200D: return !(builder.endsInLatin && isLatin(next))
    default: return true
    }
  }

  /// Whether a byte starts a character of the Latin script, or some other of ASCII.
  @inline(__always)
  static func isLatin(_ byte: UInt8) -> Bool { byte < 0x80 || (byte >= 0xC2 && byte <= 0xC9) }

  /// Whether the character led by C2, E2 or EF needs a look.
  @inline(__always)
  private static func isSpecial(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> Bool {
    switch bytes[index] {
    case 0xC2: index + 1 < end && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD)
    case 0xE2:
      index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] >= 0x8B
        && bytes[index + 2] <= 0x8D
    default: index + 2 < end && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
    }
  }
}
