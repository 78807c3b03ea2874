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
    guard form.letters.count >= 5, isGarble(form), !isCompound(mention), !mention.hasTitle,
      !isOfPerson(part.form)
    else { return nil }
    let table = table
    let near = candidates(.skeleton, form.letters) { table.whole($0) }.filter {
      table.partCount($0.spelling) == 1 && isClose($0.difference, form.letters.count)
    }
    guard let best = near.first, !near.contains(where: { isRival($0, of: best) }) else {
      return nil
    }
    guard !NameComparison.isDerived(table.whole(best.spelling), form.letters) else { return nil }
    return result(best, mention.tokens)
  }

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
  private func isClose(_ difference: NameDifference, _ letters: Int) -> Bool {
    let garbling = difference.edits.filter(\.isGarbling)
    // One vowel lost in a long word: Arabic writes few.
    if letters >= 8, difference.edits.count == 1, garbling.count == 1, garbling[0].other.isEmpty,
      garbling[0].cost == 35
    {
      return true
    }
    guard garbling.allSatisfy({ $0.isOfRoute && !$0.isVowelForVowel }) else { return false }
    let isChange = garbling.contains { !$0.right.isEmpty }
    let neutral = difference.edits.filter { !$0.isGarbling }
    guard
      neutral.isEmpty || neutral.count == 1 && isChange && letters >= 7 && neutral[0].isOfConsonants
    else {
      return false
    }
    return switch letters {
    case 5: isChange && garbling.count == 1 && difference.garbling <= 35
    case 6: isChange && garbling.count == 1 && difference.garbling <= 40
    case 7: garbling.count <= 2 && difference.garbling <= 75
    default: garbling.count <= 3 && difference.garbling <= 110
    }
  }
}

extension NameEdit {
  /// Whether consonants alone are written otherwise: v for w, one letter for two.
  var isOfConsonants: Bool {
    (right + other).utf8.allSatisfy { !"aeiouy".utf8.contains($0) }
  }

  /// Whether an r is lost, as at the end of a syllable in Japanese and Chinese.
  var isFinalR: Bool { right == "r" && other.isEmpty && cost == 50 }

  /// Whether translation garbles so, and people at a keyboard hardly do: a letter for another of its class,
  /// a vowel between consonants; neither a letter lost nor two exchanged.
  var isOfRoute: Bool { cost <= 45 && !other.isEmpty && (cost <= 40 || !right.isEmpty) }
}
