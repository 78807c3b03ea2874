extension MatchParser {
  /// `{forms: $right-forms, classes: $confusable, ordinary: $ordinary, pairs: $exchangeable}`: right
  /// forms in which one word was exchanged for another of its class.
  func exchange(_ node: YAMLNode) throws(PackError) -> ([PhraseExpansion], ExchangeExcuses) {
    let fields = try node.keys("exchange", FormatKeys.exchange)
    guard let formsNode = fields["forms"], let classesNode = fields["classes"] else {
      throw node.error(
        "exchange needs the keys “forms”, a list of right forms, and “classes”, a list of words that are confused"
      )
    }
    var exchanged = ExchangedForms(classes: RightForms.classes(try listFile(classesNode).text))
    let file = try listFile(formsNode)
    var phrases: [PhraseExpansion] = []
    for form in try rightForms(file) {
      for name in form.slots.flatMap(\.classes) where !exchanged.knows(name) {
        throw PackError(
          path: "\(pack)/\(file.path)",
          line: form.line,
          column: 1,
          message: "there is no class “\(name)”"
        )
      }
      phrases += exchanged.exchanged(form)
    }
    guard !phrases.isEmpty else { throw formsNode.error("no right form has a slot with a class") }
    var excuses = ExchangeExcuses()
    for line in try fields["ordinary"].map(plainWords) ?? [] {
      excuses.ordinary.append(RightForms.Form(text: line).words)
    }
    if let pairs = fields["pairs"] {
      for line in try listFile(pairs).text.split(whereSeparator: \.isNewline)
      where !line.hasPrefix("#") {
        excuses.pairs.append(line.split(separator: "\t").map(String.init))
      }
    }
    excuses.words = exchanged.words.sorted()
    return (phrases, excuses)
  }

  /// `$right-forms`, one list or several: forms that are right, whatever rules say.
  func right(_ node: YAMLNode) throws(PackError) -> [PhraseExpansion] {
    var forms = ExchangedForms(classes: [:])
    var result: [PhraseExpansion] = []
    for item in node.itemsOrSelf() {
      let name = try listName(item)
      if lists.files[name] != nil {
        for form in try rightForms(try listFile(item)) {
          if let right = forms.right(form) { result.append(right) }
        }
      } else if let words = lists.words[name] {
        for word in words {
          if let right = forms.right(.init(text: word)) { result.append(right) }
        }
      } else {
        throw missing(name, item)
      }
    }
    return result
  }

  private func rightForms(_ file: PackLists.File) throws(PackError) -> [RightForms.Form] {
    do throws(RightForms.Fault) {
      return try RightForms.parse(file.text)
    } catch {
      throw PackError(
        path: "\(pack)/\(file.path)",
        line: error.line,
        column: 1,
        message: error.message
      )
    }
  }
}
