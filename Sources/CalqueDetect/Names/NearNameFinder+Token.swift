import CalqueRules
import CalqueText

/// Names of which another word agrees.
extension NearNameFinder {
  mutating func nearToken(_ mention: NameMention) -> Near? {
    guard (2...6).contains(mention.parts.count) else { return nil }
    let key = mention.parts.map(\.form)
    let answer: Candidate?
    if let known = knownNames[key] {
      answer = known
    } else {
      answer = nearest(mention)
      knownNames[key] = .some(answer)
    }
    guard var near = answer.map({ result($0, mention.tokens) }) else { return nil }
    // `Abu` is a particle to the reader, and the first word of the name to suggest.
    if isKunya(mention), startsWithKunya(near.name) {
      near.tokens = near.tokens.lowerBound - 1..<near.tokens.upperBound
    }
    return near
  }

  private func startsWithKunya(_ name: String) -> Bool {
    NameWords.kunyas.contains(WordHash.of(String(name.prefix { $0 != " " })))
  }

  /// The listed name that shares a word with the mention and is nearest to it.
  private func nearest(_ mention: NameMention) -> Candidate? {
    let forms = mention.parts.map { names.forms[$0.form] }
    guard forms.contains(where: \.mayBeGarbled), !isListed(forms.flatMap(\.letters)) else {
      return nil
    }
    let isKunya = isKunya(mention)
    var best: Candidate?
    for (first, anchor) in forms.enumerated() {
      for (second, other) in forms.enumerated()
      where first != second && other.mayBeGarbled {
        for key in other.skeletons {
          let hash = NameTable.pair(anchor.plain, skeleton: key)
          table.forEach(.pair, hash) { spelling in
            guard isOfLists(spelling), let difference = compare(forms, spelling, isKunya: isKunya)
            else { return }
            if difference.cost < best?.difference.cost ?? Int.max {
              best = (spelling, difference)
            }
          }
        }
      }
    }
    return best
  }

  /// The forms of a mention that the listed name has otherwise.
  func differing(_ near: Near, _ mention: NameMention) -> [Int] {
    let right = (0..<table.partCount(near.spelling)).map { table.part($0, of: near.spelling) }
    return mention.parts.map(\.form).filter { !right.contains(names.forms[$0].letters) }
  }

  /// Whether `Abu` stands before the mention: few are called so and by the same name.
  private func isKunya(_ mention: NameMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return context.text.blocks[mention.block].contains(before)
      && NameWords.kunyas.contains(context.text.tokens[before].hash)
  }

  /// Whether a word may be a garbled one: neither listed nor known.
  func isGarble(_ form: NameForm) -> Bool { form.letters.count >= 3 && !form.isKnown }

  /// Compares a mention's words with those of a listed name, one of which agrees exactly.
  private func compare(_ forms: [NameForm], _ spelling: Int, isKunya: Bool) -> NameDifference? {
    guard table.partCount(spelling) == forms.count else { return nil }
    var edits: [NameEdit] = []
    var evidence = NameEvidence(isKunya: isKunya)
    for (place, form) in forms.enumerated() {
      let letters = table.part(place, of: spelling)
      if letters == form.letters {
        evidence.addExact(form)
        continue
      }
      let right = NameForm(letters: letters, hash: NameHash.of(letters))
      guard let difference = NameComparison.difference(right, form, limit: limit(of: form)),
        evidence.add(difference, form, isRightHere: names.formsByHash[right.hash] != nil)
      else { return nil }
      edits += difference.edits
    }
    let difference = NameDifference(edits: edits)
    guard admits(difference), difference.garbling <= Self.mostGarbling,
      rule.anchor == .common ? evidence.isSuspicious : evidence.isEnough
    else {
      return nil
    }
    return difference
  }

  /// What a name's garbled words may cost together, in company of one that agrees.
  private static let mostGarbling = 110

  /// What a word may differ by when another word of the name agrees.
  func limit(of form: NameForm) -> NameAlignment.Limit {
    var limit = NameAlignment.Limit(edits: rule.distance)
    switch form.letters.count {
    case ..<5:
      limit.garbling = 45
      limit.garblingEdits = 1
    case 5: limit.slack = 1
    default:
      limit.garbling = Self.mostGarbling
      limit.neutralEdits = 4
      limit.slack = 2
    }
    return limit
  }
}
