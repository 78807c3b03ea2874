/// The consonants of a name in coarse classes, under which garbled spellings meet the right one.
///
/// Classes: l=r, b=p=f=v=w, s=sh=z=j=ch, k=g=q, d=t, m=n. Letters that routes take for letters of
/// two classes (th, h, j, ti, di) give two codes, so a name may have several keys.
public enum NameSkeleton {
  /// The classes, a bit for each; a key holds their numbers.
  private enum Bit {
    /// No consonant.
    static let none: UInt8 = 1 << 0
    static let liquid: UInt8 = 1 << 1
    static let labial: UInt8 = 1 << 2
    static let sibilant: UInt8 = 1 << 3
    static let velar: UInt8 = 1 << 4
    static let dental: UInt8 = 1 << 5
    static let nasal: UInt8 = 1 << 6
  }

  /// Most keys of a name; further branches are dropped.
  private static let most = 16

  /// The keys of a name's letters; equal consonant classes give equal keys.
  public static func keys(_ letters: [UInt8]) -> [UInt64] {
    var keys: [UInt64] = [0]
    var index = 0
    while index < letters.count {
      let (codes, length) = codes(letters, index)
      index += length
      var next: [UInt64] = []
      for key in keys {
        for code in UInt64(0)..<7 where codes & 1 << UInt8(code) != 0 {
          // A doubled class is one, as a doubled letter is.
          let new = code == 0 || key & 7 == code ? key : key << 3 | code
          if !next.contains(new), next.count < most { next.append(new) }
        }
      }
      keys = next
      guard keys.allSatisfy({ $0 < 1 << 58 }) else { return [] }
    }
    return keys.filter { $0 != 0 }
  }

  /// A hash that spellings share which only romanisations tell apart: Mohamed, Mohammed.
  package static func plain(_ letters: [UInt8]) -> UInt64 {
    var result: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let plain: UInt8
      switch letter {
      case 0x65: plain = 0x61
      case 0x6F: plain = 0x75
      case 0x79: plain = 0x69
      case 0x63, 0x71: plain = 0x6B
      case 0x77: plain = 0x76
      case 0x68 where index > 0: continue
      default: plain = letter
      }
      if result.last != plain { result.append(plain) }
    }
    return NameHash.of(result)
  }

  /// The classes that may begin a name, a bit for each; bit 0 stands for a vowel.
  public static func initials(_ letters: [UInt8]) -> UInt8 {
    guard !letters.isEmpty else { return 0 }
    return codes(letters, 0).codes
  }

  /// The classes of a name's letters: those that it surely has, and those that it may have.
  public static func masks(_ letters: [UInt8]) -> (sure: UInt8, possible: UInt8) {
    var sure: UInt8 = 0
    var possible: UInt8 = 0
    var index = 0
    while index < letters.count {
      let (codes, length) = codes(letters, index)
      index += length
      if codes.nonzeroBitCount == 1 { sure |= codes & ~1 }
      possible |= codes & ~1
    }
    return (sure, possible)
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  private static func codes(_ letters: [UInt8], _ index: Int) -> (codes: UInt8, length: Int) {
    let letter = letters[index]
    let next = index + 1 < letters.count ? letters[index + 1] : 0
    let isBeforeH = next == 0x68
    let isBeforeFront = next == 0x65 || next == 0x69 || next == 0x79
    switch letter {
    case 0x6C: return (Bit.liquid, 1)
    // An r that closes a syllable is often lost.
    case 0x72: return (index > 0 && !isVowel(next) ? Bit.liquid | Bit.none : Bit.liquid, 1)
    case 0x62, 0x66, 0x76: return (Bit.labial, 1)
    case 0x70: return (Bit.labial, isBeforeH ? 2 : 1)
    case 0x77: return (Bit.labial | Bit.none, 1)
    case 0x73, 0x7A: return (Bit.sibilant, isBeforeH ? 2 : 1)
    case 0x6A: return (Bit.sibilant | Bit.none | Bit.velar, 1)
    case 0x63:
      if isBeforeH { return (Bit.sibilant | Bit.velar, 2) }
      return (isBeforeFront ? Bit.sibilant | Bit.velar : Bit.velar, 1)
    case 0x6B: return (isBeforeH ? Bit.velar | Bit.none : Bit.velar, isBeforeH ? 2 : 1)
    case 0x67:
      if isBeforeH { return (Bit.velar | Bit.none, 2) }
      return (isBeforeFront ? Bit.velar | Bit.sibilant : Bit.velar, 1)
    case 0x71: return (Bit.velar, 1)
    case 0x78: return (Bit.velar | Bit.sibilant, 1)
    case 0x74, 0x64:
      if isBeforeH { return (Bit.dental | Bit.sibilant, 2) }
      if next == 0x73 || next == 0x7A { return (Bit.sibilant | Bit.dental, 2) }
      return (next == 0x69 || next == 0x75 ? Bit.dental | Bit.sibilant : Bit.dental, 1)
    case 0x6D, 0x6E: return (Bit.nasal, 1)
    case 0x68:
      return (
        index == 0 ? Bit.none | Bit.labial | Bit.velar : Bit.none | Bit.velar | Bit.labial, 1
      )
    default: return (Bit.none, 1)
    }
  }
}
