import CalqueCore
import CalqueRules
import CalqueText

extension NearNameFinder {
  /// The listed name that one unknown word is nearly, wherever the word stands.
  ///
  /// Nothing around it speaks for the name, so the edits must be those that routes are known for, few
  /// for the word's length, and no other listed name about as near.
  mutating func nearSingle(_ mention: NameMention) -> Near? {
    guard mention.parts.count == 1, let part = mention.parts.first else { return nil }
    let form = names.forms[part.form]
    guard form.letters.count >= 5, form.standing <= .rare, !form.isListed, isPlain(mention),
      !isCompound(mention), !mention.hasTitle, !isOfPerson(part.form)
    else { return nil }
    let table = table
    let letters = form.letters.count
    let isAfterPlaceWord = isAfterPlaceWord(mention)
    let near = candidates(.skeleton, form.letters) { table.whole($0) }.filter { candidate in
      if let right = hereAs(table.whole(candidate.spelling)) {
        // The document has the listed name, too: then little else is needed. A surname is another rule's.
        return rule.anchor == .single && candidate.difference.isTypical && !isOfPerson(right)
          && candidate.difference.garbling <= 75
      }
      guard !form.isKnown, isAfterPlaceWord || letters > 5 else { return false }
      let isClose = isClose(candidate.difference, letters, isPlace: isAfterPlaceWord)
      return rule.anchor == .single ? isClose : !isClose && candidate.difference.isTypical
    }
    guard let best = near.first, !near.contains(where: { isRival($0, of: best) }) else {
      return nil
    }
    guard !NameComparison.isDerived(table.whole(best.spelling), form.letters) else { return nil }
    return result(best, mention.tokens)
  }

  /// Whether the word is in Latin letters without marks, and has one capital only.
  private func isPlain(_ mention: NameMention) -> Bool {
    context.document.text[context.text.tokens[mention.tokens.upperBound - 1].range].dropFirst()
      .allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// Whether the word before says that a place follows.
  private func isAfterPlaceWord(_ mention: NameMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return context.text.blocks[mention.block].contains(before)
      && NameWords.placePrepositions.contains(context.text.tokens[before].hash)
  }

  /// The form in which the document has a word; nil when it has not.
  private func hereAs(_ letters: [UInt8]) -> Int? { names.formsByHash[NameHash.of(letters)] }

  /// Whether a word is a part of a longer name elsewhere, and so a surname: it has an owner of its own.
  private func isOfPerson(_ form: Int) -> Bool {
    names.forms[form].mentions.contains { names.mentions[$0].parts.count > 1 }
  }

  /// Whether a hyphen or an apostrophe joins the word to another: part of a longer name.
  private func isCompound(_ mention: NameMention) -> Bool {
    let tokens = context.text.tokens
    let range = context.text.blocks[mention.block]
    func isHyphen(_ index: Int) -> Bool {
      range.contains(index) && tokens[index].kind == .hyphen
    }
    return isHyphen(mention.tokens.lowerBound - 1) || isHyphen(mention.tokens.upperBound)
      || mention.tokens.dropFirst(2).contains(where: isHyphen)
      || mention.tokens.count == 3 && isHyphen(mention.tokens.lowerBound + 1)
        && !NameParticles.articles.contains(tokens[mention.tokens.lowerBound].hash)
  }

  /// Whether so many letters differ little enough to be one name without any company.
  private func isClose(_ difference: NameDifference, _ letters: Int, isPlace: Bool) -> Bool {
    if !difference.isGarbling {
      return letters >= 7 && difference.edits.count <= 2
        && difference.edits.allSatisfy { $0.isOfVowels && !$0.right.isEmpty && !$0.other.isEmpty }
    }
    let garbling = difference.edits.filter(\.isGarbling)
    if letters >= 8, difference.edits.count == 1, let edit = garbling.first, edit.isVowelLost {
      return true
    }
    let isChange = garbling.contains { !$0.right.isEmpty }
    guard garbling.allSatisfy({ $0.isOfRoute && !$0.isVowelForVowel }),
      isChange ? NameRoutes.route(of: difference) != nil : letters >= 9
    else { return false }
    let neutral = difference.edits.filter { !$0.isGarbling }
    guard neutral.isEmpty || isChange && letters >= 7 && isExplained(neutral, difference) else {
      return false
    }
    return switch letters {
    case 5: isChange && garbling.count == 1 && difference.garbling <= (isPlace ? 45 : 35)
    case 6: isChange && garbling.count == 1 && difference.garbling <= (isPlace ? 45 : 40)
    case 7, 8: garbling.count <= 2 && difference.garbling <= 75
    default: garbling.count <= 4 && difference.garbling <= 140
    }
  }

  /// Whether what romanisations differ by, too, may come of the same route: Arabic writes few vowels.
  private func isExplained(_ neutral: [NameEdit], _ difference: NameDifference) -> Bool {
    neutral.count == 1 && neutral[0].isOfConsonants
      || neutral.count <= 2 && neutral.allSatisfy(\.isOfVowels)
        && NameRoutes.routes(of: difference).contains(.arabic)
  }
}
