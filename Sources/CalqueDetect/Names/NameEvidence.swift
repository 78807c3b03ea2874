import CalqueText

/// What speaks for a name's being a garbled spelling of a listed one, gathered word by word.
struct NameEvidence {
  /// How much of the name agrees: 2 for a name, 1 for an ordinary word or a long one that is nearly the same.
  private var agreeing = 0
  /// Words that agree and that few names have.
  private var telling: Int
  /// How many telling words there must be.
  private var needed = 0
  /// Names that agree exactly.
  private var exact = 0
  /// How many of these there must be.
  private var neededExact = 0
  /// Whether a word is garbled, and whether one must be.
  private var isGarbled = false
  private var needsGarbling = false
  /// Whether all that differs differs slightly.
  private var isSlight = true

  /// - Parameter isKunya: whether `Abu` stands before the name; few are called so and by the same name.
  init(isKunya: Bool) { telling = isKunya ? 1 : 0 }

  /// Adds a word that is that of the listed name.
  mutating func addExact(_ form: NameForm) {
    // Two ordinary words weigh as much as a name.
    agreeing += form.isAnchor ? 2 : 1
    exact += form.isAnchor ? 1 : 0
    if !form.kind.contains(.commonName) { telling += 1 }
  }

  /// Adds a word that differs; false when it cannot be a garbled one.
  ///
  /// - Parameters:
  ///   - difference: how it differs from the listed name's word.
  ///   - form: the word.
  ///   - isRightHere: whether the document has the listed name's word somewhere.
  /// - Returns: whether the two may be one word.
  mutating func add(_ difference: NameDifference, _ form: NameForm, isRightHere: Bool) -> Bool {
    let isSlightly = Self.isSlight(difference, form)
    isSlight = isSlight && isSlightly
    guard difference.isGarbling else {
      // Who is known in a spelling of his own is somebody else; what everybody spells as he likes is no finding
      // by itself.
      if form.standing > .rare || form.isListed {
        guard form.kind.contains(.commonName) else { return false }
        needsGarbling = needsGarbling || form.isListed
      }
      // Another romanisation of a name that everybody knows agrees, too: Mohamed, Mohammed.
      agreeing += form.kind.contains(.commonName) ? 2 : 1
      return true
    }
    isGarbled = true
    // What no route does, people at a keyboard do.
    guard difference.edits.allSatisfy({ !$0.isGarbling || $0.cost <= 55 }) else { return false }
    guard form.standing == .unknown || isSlightly else { return false }
    if isRightHere {
      telling += 1
    } else {
      switch form.standing {
      case .unknown: break
      case .rare: needed = max(needed, 1)
      case .common, .word:
        needed = 2
        if form.isListed { neededExact = 2 }
      }
    }
    // A long word is itself telling when only what routes are known for is changed in it.
    if form.letters.count >= 5, difference.edits.allSatisfy({ Self.isOrdinary($0, form) }) {
      agreeing += 1
    }
    return true
  }

  /// Whether it is enough.
  ///
  /// Many are called John: where nothing but such a name agrees, little may differ.
  var isEnough: Bool {
    agreeing >= 2 && (isGarbled || !needsGarbling) && exact >= neededExact
      && (telling >= needed || exact >= 2)
      && (telling > 0 || exact >= 2 || isSlight)
  }

  /// Whether it is enough for a suspicion only.
  var isSuspicious: Bool { agreeing >= 2 && isGarbled && isSlight && !isEnough }

  /// Whether one letter was taken for another of its class, and nearly nothing else changed.
  private static func isSlight(_ difference: NameDifference, _ form: NameForm) -> Bool {
    let letters = form.letters.count
    let garbling = difference.edits.filter(\.isGarbling)
    if garbling.isEmpty {
      // One vowel otherwise is how other families write themselves.
      if letters >= 7, difference.edits.count == 2 { return true }
      return letters >= 5 && form.standing == .unknown && difference.edits.count > 1
        && difference.edits.allSatisfy(\.isOfVowels)
    }
    guard difference.edits.count - garbling.count <= 1 else { return false }
    if let edit = garbling.first, garbling.count == 1 {
      if edit.isFinalR || edit.isVowelLost && letters >= 7 { return difference.edits.count == 1 }
      return edit.isOfRoute && !edit.right.isEmpty && edit.cost <= (letters >= 6 ? 45 : 40)
    }
    return garbling.allSatisfy(\.isOfRoute) && NameRoutes.route(of: difference) != nil
  }

  private static func isOrdinary(_ edit: NameEdit, _ form: NameForm) -> Bool {
    !edit.isGarbling || edit.isOfRoute || edit.isFinalR && form.letters.count >= 7
  }
}

extension NameEdit {
  /// Whether consonants alone are written otherwise: v for w, one letter for two.
  var isOfConsonants: Bool { (right + other).utf8.allSatisfy { !"aeiouy".utf8.contains($0) } }

  /// Whether an r is lost, as at the end of a syllable in Japanese and Chinese.
  var isFinalR: Bool { right == "r" && other.isEmpty && cost == 50 }

  /// Whether a vowel between consonants is lost: Arabic writes few.
  var isVowelLost: Bool { other.isEmpty && isGarbling && cost == 35 }

  /// Whether translation garbles so, and people at a keyboard hardly do: a letter for another of its class,
  /// a vowel between consonants; neither a letter lost nor two exchanged.
  var isOfRoute: Bool { cost <= 45 && !other.isEmpty && (cost <= 40 || !right.isEmpty) }
}
