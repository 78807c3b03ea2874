import CalqueCore

/// Guesses the encoding of text that is not UTF-8 and declares none, or a wrong one.
///
/// A small matter of statistics: characters of several bytes must form a plausible text of their
/// language; single bytes must be letters where letters stand, and those of one language.
struct EncodingGuesser {
  /// How many bytes are looked at, from the first that is not ASCII.
  private static let window = 1 << 15

  private let sample: ArraySlice<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count, bytes[start] < 0x80 { start += 1 }
    start = max(0, start - 16)
    sample = Array(bytes[start..<min(bytes.count, start + Self.window)])[...]
  }

  /// The most plausible encoding; nil when none is.
  func guess() -> TextEncoding? {
    if let encoding = multiByte() {
      // Thai has no spaces either, and its letters are the first halves of common ideographs.
      if encoding.scheme == .multiByte(.gb18030), let thai = script(atLeast: 1.6) { return thai }
      return encoding
    }
    let high = sample.count { $0 >= 0x80 }
    guard high > 0 else { return nil }
    var neighbours = 0
    for index in sample.indices.dropFirst() where sample[index] >= 0x80 && sample[index - 1] >= 0x80
    {
      neighbours += 1
    }
    // In other scripts than the Latin whole words are not ASCII.
    return neighbours * 10 >= high * 5 && high >= 4 ? script() : latin()
  }

  /// Whether a declared encoding of several bytes fits the text.
  func fits(_ kind: TextEncoding.MultiByte) -> Bool {
    let tally = MultiByteTally(sample, kind)
    return tally.faults * 10 <= tally.characters
  }

  private func multiByte() -> TextEncoding? {
    let kinds: [(kind: TextEncoding.MultiByte, label: String, share: Double)] = [
      (.eucJP, "euc-jp", 0.25), (.shiftJIS, "shift_jis", 0.25), (.eucKR, "euc-kr", 0.8),
      (.big5, "big5", 0.6), (.gb18030, "gbk", 0.6),
    ]
    var best: (label: String, score: Double)?
    for (kind, label, share) in kinds {
      let tally = MultiByteTally(sample, kind)
      guard tally.characters >= 4, tally.faults * 50 <= tally.characters else { continue }
      var score = Double(tally.common) / Double(tally.characters + tally.faults * 10)
      guard score >= share else { continue }
      // Kana and Hangul are surer signs than characters that Chinese text shares.
      if share != 0.6 { score += 1 }
      if score > best?.score ?? 0 { best = (label, score) }
    }
    return best.flatMap { TextEncoding.labelled($0.label) }
  }

  // MARK: Single bytes

  /// The likeliest encoding of a text in another script than the Latin.
  private func script(atLeast threshold: Double = 0.8) -> TextEncoding? {
    var best: (label: String, score: Double) = ("", threshold)
    for profile in LanguageProfile.scripts {
      let characters = characters(profile.label)
      var score = 0.0
      var count = 0
      var last: UInt32 = 0x20
      for (index, scalar) in characters.enumerated() {
        defer { last = scalar }
        guard sample[sample.startIndex + index] >= 0x80 else { continue }
        count += 1
        if profile.frequent.contains(scalar) {
          score += 2
        } else if profile.letters.contains(scalar) {
          score += 1
        } else if profile.capitals.contains(scalar) {
          // A capital after a small letter is a sign of the wrong table.
          score += profile.frequent.contains(last) || profile.letters.contains(last) ? -2 : 0.5
        } else if !Self.isTypographic(scalar) {
          score -= scalar == 0xFFFD ? 3 : 1
        }
      }
      score /= Double(max(count, 1))
      if score > best.score { best = (profile.label, score) }
    }
    return TextEncoding.labelled(best.label)
  }

  /// The likeliest encoding of a text in the Latin script.
  private func latin() -> TextEncoding? {
    var best: (label: String, score: Int) = ("", 0)
    for profile in LanguageProfile.latin {
      let characters = characters(profile.label)
      var score = 0
      for (index, scalar) in characters.enumerated() where scalar >= 0x80 {
        if profile.letters.contains(scalar) || profile.capitals.contains(scalar) {
          score += 1
        } else if Self.isTypographic(scalar) {
          score += 1
        } else if Self.isLatinLetter(scalar) {
          score -= 1
        } else if index > 0, index + 1 < characters.count,
          Self.isASCIILetter(characters[index - 1]), Self.isASCIILetter(characters[index + 1])
        {
          score -= 3
        } else if scalar == 0xFFFD || scalar < 0xA0 {
          score -= 2
        }
      }
      if score > best.score { best = (profile.label, score) }
    }
    return TextEncoding.labelled(best.label)
  }

  /// The characters of the sample in a single-byte encoding.
  private func characters(_ label: String) -> [UInt32] {
    guard let encoding = TextEncoding.labelled(label) else { return [] }
    var offsets = OffsetMap()
    let text = Array(sample).withUnsafeBufferPointer {
      Converter(encoding: encoding).convert($0, from: 0, to: $0.count, offsets: &offsets)
    }
    return String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
  }

  private static func isASCIILetter(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  private static func isLatinLetter(_ scalar: UInt32) -> Bool {
    scalar >= 0xC0 && scalar < 0x250 && scalar != 0xD7 && scalar != 0xF7
  }

  /// Quotes, dashes, the ellipsis, the euro, the no-break space and the like.
  private static func isTypographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x2010...0x203A, 0x20AC, 0x2116, 0x2122:
      true
    default: false
    }
  }
}

/// What a text is made of when it is read in an encoding of several bytes.
private struct MultiByteTally {
  /// Characters that are not ASCII.
  private(set) var characters = 0
  /// Those that are frequent in the encoding's language.
  private(set) var common = 0
  /// Bytes that stand for nothing.
  private(set) var faults = 0

  init(_ sample: ArraySlice<UInt8>, _ kind: TextEncoding.MultiByte) {
    var decoder = MultiByteDecoder(kind)
    sample.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let step = decoder.step(bytes, index)
        let lead = bytes[index]
        // The last character may be cut off.
        let isLast = index + step.length + 3 >= bytes.count
        index += step.length
        guard lead >= 0x80 else { continue }
        if step.first == 0xFFFD {
          faults += isLast ? 0 : 1
        } else {
          characters += 1
          if Self.isCommon(step.first, lead, kind) { common += 1 }
        }
      }
    }
  }

  private static func isCommon(
    _ scalar: UInt32,
    _ lead: UInt8,
    _ kind: TextEncoding.MultiByte
  ) -> Bool {
    switch kind {
    case .shiftJIS, .eucJP, .iso2022JP: (0x3041...0x30FE).contains(scalar)
    case .eucKR: (0xAC00...0xD7A3).contains(scalar)
    case .gb18030: (0xB0...0xD7).contains(lead) || isPunctuation(scalar)
    case .big5: (0xA4...0xC6).contains(lead) || isPunctuation(scalar)
    }
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    (0x3001...0x3011).contains(scalar) || (0xFF01...0xFF1F).contains(scalar)
  }
}
