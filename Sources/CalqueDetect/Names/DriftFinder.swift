import CalqueCore
import CalqueRules
import CalqueText

/// Finds names that stand in a document in two spellings, without any list.
struct DriftFinder {
  let names: DocumentNames
  let text: TokenizedText
  let deadline: Deadline

  /// Most names that are compared; longer documents are compared up to here.
  static let most = 1500
  /// Most full names with a part in common that a name is compared with.
  private static let mostEarlier = 100

  /// All drifts, one for each wrong spelling, by place.
  func find() -> [SpellingDrift] {
    var best: [String: SpellingDrift] = [:]
    func add(_ drift: SpellingDrift) {
      // One for each set of wrong forms: the nearest right one.
      let key = drift.forms.sorted().map(String.init).joined(separator: " ")
      guard let old = best[key] else {
        best[key] = drift
        return
      }
      if (drift.difference.cost, drift.right) < (old.difference.cost, old.right) {
        best[key] = drift
      }
    }
    for drift in fullNames() { add(drift) }
    for drift in surnames() { add(drift) }
    for drift in places() { add(drift) }
    // In an order that no dictionary decides, so that every run gives the same.
    return best.values.sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound, $0.right, $0.difference.cost)
        < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.right, $1.difference.cost)
    }
  }

  // MARK: Full names that agree in another part

  private func fullNames() -> [SpellingDrift] {
    var firsts: [UInt64: Int] = [:]
    var byForm: [Int: [Int]] = [:]
    var unique: [Int] = []
    for mention in names.mentions.indices
    where (2...6).contains(names.mentions[mention].parts.count) {
      guard firsts.updateValue(mention, forKey: names.signature(mention)) == nil else { continue }
      unique.append(mention)
    }
    var drifts: [SpellingDrift] = []
    for (number, mention) in unique.prefix(Self.most).enumerated() {
      // To ask for the time costs as much as some comparisons.
      if number & 0xF == 0xF, deadline.isOver { break }
      var seen: Set<Int> = []
      for part in names.mentions[mention].parts where names.forms[part.form].isAnchor {
        for earlier in (byForm[part.form] ?? []).prefix(Self.mostEarlier)
        where seen.insert(earlier).inserted {
          if let drift = compare(earlier, mention) { drifts.append(drift) }
        }
        byForm[part.form, default: []].append(mention)
      }
    }
    return drifts
  }

  /// Compares two full names part by part.
  private func compare(_ first: Int, _ second: Int) -> SpellingDrift? {
    let left = names.mentions[first].parts
    let right = names.mentions[second].parts
    guard left.count == right.count else { return nil }
    var differing: [(place: Int, difference: NameDifference)] = []
    var anchors = 0
    var weight = 0
    for place in left.indices {
      let (a, b) = (left[place].form, right[place].form)
      if a == b {
        // Kim, Lee, Wang: short surnames that many bear.
        if names.forms[a].isAnchor {
          anchors += 1
          weight += names.forms[a].letters.count >= 4 ? 2 : 1
        }
        continue
      }
      var limit = NameAlignment.Limit()
      limit.slack = left.count > 2 ? 2 : 0
      guard
        let difference = NameComparison.difference(names.forms[a], names.forms[b], limit: limit)
      else { return nil }
      differing.append((place, difference))
    }
    let garbled = differing.filter(\.difference.isGarbling)
    let agreeing = anchors + differing.count - garbled.count
    guard weight > 1, garbled.count <= 1 else { return nil }
    let isStrong = agreeing - (garbled.isEmpty ? 1 : 0) >= 2
    for (place, difference) in differing {
      let (a, b) = (names.forms[left[place].form], names.forms[right[place].form])
      guard mayBeOne(a, b, difference, isStrong: isStrong) else { return nil }
    }
    let (wrong, good) = order(
      first,
      second,
      differing.map(\.place),
      garbled: NameDifference(edits: garbled.flatMap(\.difference.edits))
    )
    // Edits run from the right spelling to the wrong one.
    var edits: [NameEdit] = []
    for (place, _) in differing {
      let a = names.forms[names.mentions[good].parts[place].form]
      let b = names.forms[names.mentions[wrong].parts[place].form]
      var limit = NameAlignment.Limit()
      limit.slack = 2
      edits += NameComparison.difference(a, b, limit: limit)?.edits ?? []
    }
    return SpellingDrift(
      mention: wrong,
      forms: differing.map { names.mentions[wrong].parts[$0.place].form },
      right: good,
      difference: NameDifference(edits: edits),
      tokens: names.mentions[wrong].tokens,
      rightTokens: names.mentions[good].tokens,
      anchor: .fullName,
      length: differing.map { names.forms[left[$0.place].form].letters.count }.min() ?? 0
    )
  }

  /// Whether two forms of full names that agree otherwise may be one name.
  private func mayBeOne(
    _ a: NameForm,
    _ b: NameForm,
    _ difference: NameDifference,
    isStrong: Bool
  ) -> Bool {
    let least = min(a.letters.count, b.letters.count)
    guard least >= (isStrong ? 3 : 4) else { return false }
    // An English word and nearly it: mistyped, not written by its sound.
    if !difference.isGarbling,
      a.kind.contains(.word) && b.kind.isEmpty || b.kind.contains(.word) && a.kind.isEmpty
    {
      return false
    }
    if a.isKnown, b.isKnown {
      guard isStrong, !(a.kind.contains(.word) && b.kind.contains(.word)) else { return false }
      if difference.isGarbling, a.kind.contains(.commonName), b.kind.contains(.commonName) {
        return false
      }
    }
    return true
  }

  // MARK: A surname alone

  private func surnames() -> [SpellingDrift] {
    // Forms that stand alone, and forms that are the last part of a full name.
    var alone: [Int] = []
    var last: [Int] = []
    for form in names.forms.indices where names.forms[form].letters.count >= 4 {
      let mentions = names.forms[form].mentions
      if mentions.contains(where: { names.mentions[$0].parts.count == 1 }) { alone.append(form) }
      if mentions.contains(where: { isSurname(form, of: $0) }) { last.append(form) }
    }
    let outlines = names.forms.map(\.outline)
    var drifts: [SpellingDrift] = []
    for (number, single) in alone.prefix(Self.most).enumerated()
    where !isFullSomewhere(single) {
      if number & 0xF == 0xF, deadline.isOver { break }
      let outline = names.forms[single].outline
      for surname in last.prefix(Self.most)
      where surname != single && outline.mayDrift(outlines[surname]) {
        if let drift = compare(single: single, surname: surname) { drifts.append(drift) }
      }
    }
    return drifts
  }

  private func isSurname(_ form: Int, of mention: Int) -> Bool {
    let parts = names.mentions[mention].parts
    return parts.count > 1 && parts.last?.form == form
  }

  /// Whether a form is part of a name of several parts, and so has an owner of its own.
  func isFullSomewhere(_ form: Int) -> Bool {
    names.forms[form].mentions.contains { names.mentions[$0].parts.count > 1 }
  }

  private func compare(single: Int, surname: Int) -> SpellingDrift? {
    let (a, b) = (names.forms[surname], names.forms[single])
    guard !(a.isKnown && b.isKnown), !b.kind.contains(.word), !a.kind.contains(.word),
      let forward = NameComparison.difference(a, b),
      let full = a.mentions.first(where: { isSurname(surname, of: $0) && hasGivenName($0) }),
      let alone = b.mentions.first(where: { names.mentions[$0].parts.count == 1 }),
      names.mentions[full].tokens.lowerBound < names.mentions[alone].tokens.lowerBound,
      let fullPart = names.mentions[full].parts.last
    else { return nil }
    // The surname stands alone too, beside the other: then they are two.
    if isBeside(a, b) { return nil }
    // The known form is the right one, then the one with fewer vowels inserted, then the full name's.
    let direction = NameRoutes.direction(forward)
    let isFullRight =
      a.isKnown != b.isKnown
      ? a.isKnown : direction == 0 ? forward.insertions >= 0 : direction > 0
    guard let difference = isFullRight ? forward : NameComparison.difference(b, a),
      difference.garbling <= (difference.isTypical ? 75 : 60), b.letters.count >= 5,
      a.letters.count >= 5,
      a.letters.first == b.letters.first || difference.edits.count(where: \.isGarbling) <= 1
    else { return nil }
    let single = names.mentions[alone].tokens
    return SpellingDrift(
      mention: isFullRight ? alone : full,
      forms: [isFullRight ? names.mentions[alone].parts[0].form : surname],
      right: isFullRight ? full : alone,
      difference: difference,
      tokens: isFullRight ? single : fullPart.tokens,
      rightTokens: isFullRight ? fullPart.tokens : single,
      anchor: .surname,
      length: min(a.letters.count, b.letters.count)
    )
  }

  /// Whether a mention begins with a given name: a known name, or a word that nobody knows.
  private func hasGivenName(_ mention: Int) -> Bool {
    let form = names.forms[names.mentions[mention].parts[0].form]
    return form.isAnchor && (form.kind.contains(.name) || form.kind.isEmpty)
  }

  /// Whether the two forms stand within a few words of each other somewhere.
  func isBeside(_ a: NameForm, _ b: NameForm) -> Bool {
    a.mentions.prefix(200).contains { first in
      b.mentions.prefix(200).contains { second in
        let (x, y) = (names.mentions[first].tokens, names.mentions[second].tokens)
        let gap = max(x.lowerBound, y.lowerBound) - min(x.upperBound, y.upperBound)
        return gap <= 3
          && text.sentence(around: x.lowerBound).contains(y.lowerBound)
      }
    }
  }

  /// Which of two mentions has the wrong spelling: the one whose form is unknown, then the rarer
  /// one, then the later one.
  private func order(_ first: Int, _ second: Int, _ places: [Int], garbled: NameDifference) -> (
    wrong: Int, right: Int
  ) {
    let isGarbled = !garbled.edits.isEmpty
    func weight(_ mention: Int) -> (Int, Int) {
      var known = 0
      var count = 0
      for place in places {
        let form = names.forms[names.mentions[mention].parts[place].form]
        if form.isKnown { known += 2 }
        // How well a name is known says nothing about which of two romanisations is right.
        if isGarbled, form.kind.contains(.commonName) { known += 2 }
        if isGarbled, form.kind.contains(.word) { known -= 1 }
        count += form.mentions.count
      }
      return (known, count)
    }
    let (a, b) = (weight(first), weight(second))
    if a == b { return NameRoutes.direction(garbled) >= 0 ? (second, first) : (first, second) }
    return a > b ? (second, first) : (first, second)
  }
}
