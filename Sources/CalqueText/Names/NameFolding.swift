/// Folds the spelling of a name to the letters a–z.
///
/// Capitals, accents and marks go; ligatures and letters beyond ASCII become the letters that
/// English copy writes for them. Apostrophes, which romanisations use at will, go too.
public enum NameFolding {
  /// U+00C0 to U+017F; `*` stands for two letters, `-` for none.
  private static let latin = Array(
    ("aaaaaa*ceeeeiiiidnooooo-ouuuuy**aaaaaa*ceeeeiiiidnooooo-ouuuuy*y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
      + "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
  )
  /// U+1EA0 to U+1EF9, the letters of Vietnamese.
  private static let vietnamese = Array(
    ("aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooo"
      + "oooooooouuuuuuuuuuuuuuyyyyyyyy").utf8
  )

  /// The letters of a word, or nil when it holds digits or letters of another alphabet.
  public static func fold(_ word: some Collection<UInt8>) -> [UInt8]? {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.count)
    var isPlain = true
    for byte in word {
      switch byte {
      case 0x61...0x7A: letters.append(byte)
      case 0x41...0x5A: letters.append(byte | 0x20)
      case 0x27, 0x60: continue
      case 0x80...: isPlain = false
      default: return nil
      }
      if !isPlain { break }
    }
    if isPlain { return letters }
    letters.removeAll(keepingCapacity: true)
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      guard append(scalar.value, to: &letters) else { return nil }
    }
    return letters
  }

  /// The letters of a word that stands in Swift source.
  public static func fold(_ word: String) -> [UInt8]? { fold(Array(word.utf8)) }

  private static func append(_ scalar: UInt32, to letters: inout [UInt8]) -> Bool {
    switch scalar {
    case 0x61...0x7A: letters.append(UInt8(scalar))
    case 0x41...0x5A: letters.append(UInt8(scalar) | 0x20)
    case 0x27, 0x60, 0xB4, 0x2BB...0x2BF, 0x2018, 0x2019, 0x300...0x36F, 0xAD, 0x200B...0x200D:
      break
    case 0xC6, 0xE6: letters += [0x61, 0x65]
    case 0xDE, 0xFE: letters += [0x74, 0x68]
    case 0xDF: letters += [0x73, 0x73]
    case 0x132, 0x133: letters += [0x69, 0x6A]
    case 0x152, 0x153: letters += [0x6F, 0x65]
    case 0xD7, 0xF7: return false
    case 0xC0...0x17F: letters.append(latin[Int(scalar) - 0xC0])
    case 0x218, 0x219: letters.append(0x73)
    case 0x21A, 0x21B: letters.append(0x74)
    case 0x1E24...0x1E2B: letters.append(0x68)
    case 0x1E62, 0x1E63: letters.append(0x73)
    case 0x1E6C, 0x1E6D: letters.append(0x74)
    case 0x1E0C, 0x1E0D: letters.append(0x64)
    case 0x1E92, 0x1E93: letters.append(0x7A)
    case 0x1EA0...0x1EF9: letters.append(vietnamese[Int(scalar) - 0x1EA0])
    default: return false
    }
    return true
  }
}
