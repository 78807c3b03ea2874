import CalqueText

/// The phrases that right forms turn into when one of their words is exchanged for another of its class.
///
/// Every form of a class's words stands in one class of the automaton, whatever the number of right
/// forms it takes part in.
struct ExchangedForms {
  private let classes: [String: [UInt64]]
  private var forms: [String: [UInt64]] = [:]
  /// The words that were used, each once.
  private(set) var words: Set<String> = []

  /// - Parameter classes: words by the name of their class.
  init(classes: [String: [String]]) {
    words = Set(classes.values.joined())
    self.classes = classes.mapValues { words in
      Set(words.flatMap(WordForms.of).map(WordHash.of)).sorted()
    }
  }

  /// Whether there is a class of this name.
  func knows(_ name: String) -> Bool { classes[name] != nil }

  /// The form itself, its small words in all their forms.
  mutating func right(_ form: RightForms.Form) -> PhraseExpansion? {
    guard form.words.count > 1 else { return nil }
    return PhraseExpansion(
      elements: form.words.map { element($0) },
      shapes: form.shapes,
      captures: [],
      intended: nil
    )
  }

  /// The form with each of its slots exchanged in turn.
  mutating func exchanged(_ form: RightForms.Form) -> [PhraseExpansion] {
    guard var expansion = right(form) else { return [] }
    expansion.intended = form.text
    var result: [PhraseExpansion] = []
    for slot in form.slots {
      guard let place = form.words.firstIndex(of: slot.word) else { continue }
      var exchanged = expansion
      exchanged.exchange = .init(place: place, right: WordHash.of(slot.word))
      for name in slot.classes {
        guard let hashes = classes[name] else { continue }
        exchanged.elements[place] = .oneOf(hashes)
        result.append(exchanged)
      }
      let others = Set(slot.words.filter { RightForms.Form(text: $0).words.count == 1 })
      guard !others.isEmpty else { continue }
      self.words.formUnion(others)
      exchanged.elements[place] = .oneOf(
        Set(others.flatMap(WordForms.of).map(WordHash.of)).sorted()
      )
      result.append(exchanged)
    }
    return result
  }

  /// A word of a form: a small one in all its forms, a capitalised one as it stands.
  private mutating func element(_ word: String) -> PhraseExpansion.Element {
    guard word == word.lowercased(), word.utf8.count > 2 else { return .word(WordHash.of(word)) }
    if let known = forms[word] { return known.count == 1 ? .word(known[0]) : .oneOf(known) }
    words.insert(word)
    let hashes = Set(WordForms.of(word).map(WordHash.of)).sorted()
    forms[word] = hashes
    return hashes.count == 1 ? .word(hashes[0]) : .oneOf(hashes)
  }
}
