/// What it costs to take one letter or pair of letters for another within one name.
///
/// Hundredths; the figures come from measuring garbled names against correct ones. Neutral edits are
/// what two romanisations of one name differ by; all others garble.
enum NameEditCosts {
  /// Units: the letters a–z, then the pairs, then nothing.
  static let pairs = [
    "sh", "ch", "th", "kh", "gh", "dh", "ph", "zh", "ts", "tz", "ck", "dj", "ks", "qu", "oo", "ou",
    "ee", "ie", "ei", "ai", "ay", "au", "aw", "ti", "si", "tu", "hu", "dz", "zi", "ov", "cz", "sz",
    "rz", "ng", "ey", "ow", "ce", "ge", "gi", "iy", "ij", "ll", "ya", "ja", "ia", "yu", "ju", "oe",
    "ue", "ae", "cs", "ff", "di", "ji",
  ]
  static let nothing = 26 + pairs.count
  static let count = nothing + 1
  /// No such edit.
  static let never: UInt8 = 255
  /// Marks a cost as neutral.
  static let neutralBit: UInt8 = 0x80
  /// What a neutral edit costs, so that fewer are preferred to more.
  static let neutral = 8
  /// What an edit costs that nothing explains.
  static let other: UInt8 = 100

  /// The number of a pair of letters, by `first * 26 + second`; 0xFF for none.
  static let pairUnits: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 26 * 26)
    for (index, pair) in pairs.enumerated() {
      let letters = Array(pair.utf8)
      table[Int(letters[0] - 0x61) * 26 + Int(letters[1] - 0x61)] = UInt8(26 + index)
    }
    return table
  }()

  /// The costs by `unit * count + unit`, the same both ways.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: never, count: count * count)
    func set(_ left: Int, _ right: Int, _ cost: UInt8) {
      table[left * count + right] = cost
      table[right * count + left] = cost
    }
    for left in 0..<26 {
      for right in 0..<26 { set(left, right, left == right ? 0 : other) }
      set(left, nothing, other)
    }
    for line in neutralEdits.split(separator: " ") {
      let sides = line.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      set(unit(sides[0]), unit(sides[1]), UInt8(neutral) | neutralBit)
    }
    for (cost, edits) in garblingEdits {
      for edit in edits.split(separator: " ") {
        let sides = edit.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        set(unit(sides[0]), unit(sides[1]), cost)
      }
    }
    return table
  }()

  private static func unit(_ text: String) -> Int {
    let letters = Array(text.utf8)
    switch letters.count {
    case 0: return nothing
    case 1: return Int(letters[0] - 0x61)
    default: return pairs.firstIndex(of: text).map { 26 + $0 } ?? nothing
    }
  }

  private static let neutralEdits = """
    a/e i/e i/y e/y o/u k/q k/c q/c g/q h/ gh/g dh/d kh/h kh/k ph/f ck/k v/w j/y s/z c/s \
    zh/j dj/j dz/z ts/c tz/z ts/z ks/x qu/k qu/q oo/u ou/u ou/o ou/w oo/o ee/i ie/i ie/y ei/i ei/e \
    ai/e ai/i ay/ai ei/ai ay/ei au/o aw/au ow/ou cz/c cz/ch sz/s sz/sh rz/r rz/z ng/n ey/y ey/i ey/ei iy/i \
    iy/y ij/i ij/y ya/ia ja/ia ya/ja yu/ju oe/o ue/u ae/a oe/u th/t zh/z sh/ch dh/th cs/ch ff/v
    """

  private static let garblingEdits: [(UInt8, String)] = [
    (30, "l/r ll/r"),
    (
      35,
      "b/v p/b b/w f/v th/s th/z th/f d/t s/sh z/sh t/ch ti/ch si/sh j/ch tu/ts dh/z zi/j di/ji d/j"
    ),
    (40, "f/h p/f g/h g/kh hu/f hu/w gh/k p/v j/sh kh/ch zh/sh"),
    (45, "g/k g/j zh/g ge/zh gi/j ge/j g/dj a/o z/j z/ch x/sh x/s"),
    (50, "a/i a/u e/o d/z d/th n/ng j/gh"),
    (55, "e/u i/o i/u o/y u/y a/y"),
    (70, "k/h l/n d/r"),
  ]
}
