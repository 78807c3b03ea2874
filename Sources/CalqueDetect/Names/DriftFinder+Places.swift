import CalqueRules
import CalqueText

extension DriftFinder {
  /// Names of one word in two spellings, one of which stands after a preposition of place.
  func places() -> [SpellingDrift] {
    var forms: [Int] = []
    for form in names.forms.indices
    where names.forms[form].letters.count >= 6 && !names.forms[form].kind.contains(.word)
      && !isFullSomewhere(form)
    {
      forms.append(form)
    }
    forms = Array(forms.prefix(Self.most))
    let outlines = forms.map { names.forms[$0].outline }
    var drifts: [SpellingDrift] = []
    for (number, first) in forms.enumerated() {
      let outline = outlines[number]
      for other in (number + 1)..<outlines.count where outline.mayDrift(outlines[other]) {
        let second = forms[other]
        let (a, b) = (names.forms[first], names.forms[second])
        guard !(a.isKnown && b.isKnown),
          a.mentions.contains(where: isPlace) || b.mentions.contains(where: isPlace),
          let forward = NameComparison.difference(a, b),
          forward.isGarbling, forward.garbling <= (forward.isTypical ? 75 : 60), !isBeside(a, b)
        else { continue }
        let isFirstRight = isFirstRight(a, b, forward)
        let (right, wrong) = isFirstRight ? (first, second) : (second, first)
        guard let difference = NameComparison.difference(names.forms[right], names.forms[wrong])
        else { continue }
        let mention = names.forms[wrong].mentions[0]
        drifts.append(
          SpellingDrift(
            mention: mention,
            forms: [wrong],
            right: names.forms[right].mentions[0],
            difference: difference,
            tokens: names.mentions[mention].tokens,
            rightTokens: names.mentions[names.forms[right].mentions[0]].tokens,
            anchor: .place,
            length: min(a.letters.count, b.letters.count)
          )
        )
      }
    }
    return drifts
  }

  /// Which of two forms is right: the known one, the more frequent one, the one that translation would
  /// make the other of, the first.
  private func isFirstRight(_ a: NameForm, _ b: NameForm, _ forward: NameDifference) -> Bool {
    if a.isKnown != b.isKnown { return a.isKnown }
    if a.mentions.count != b.mentions.count { return a.mentions.count > b.mentions.count }
    return NameRoutes.direction(forward) >= 0
  }

  /// Whether a mention is one word after a preposition of place.
  private func isPlace(_ mention: Int) -> Bool {
    let mention = names.mentions[mention]
    let before = mention.tokens.lowerBound - 1
    return mention.parts.count == 1 && before >= 0
      && NameWords.placePrepositions.contains(text.tokens[before].hash)
  }
}
