extension MatchParser {
  /// `$formulas`: a list whose file gives in each row a wrong form and what is meant by it.
  ///
  /// A wrong form is a phrase in which `*` stands for one to three words.
  func table(_ node: YAMLNode) throws(PackError) -> [PhraseExpansion] {
    var result: [PhraseExpansion] = []
    for item in node.itemsOrSelf() {
      let file = try listFile(item)
      for (number, line) in file.text.split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      ).enumerated()
      where !line.isEmpty && !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        func fault(_ message: String) -> PackError {
          PackError(path: "\(pack)/\(file.path)", line: number + 1, column: 1, message: message)
        }
        guard fields.count >= 2, !fields[0].isEmpty else {
          throw fault("a row needs a wrong form, a tab, and what is meant by it")
        }
        var pattern = PhrasePattern(lists: lists.words)
        do throws(PhrasePattern.Fault) {
          for var expansion in try pattern.expand(TableRow.spelledGaps(fields[0])) {
            expansion.intended = String(fields[1])
            result.append(expansion)
          }
        } catch {
          throw fault("in “\(fields[0])”: \(error.message)")
        }
      }
    }
    guard !result.isEmpty else { throw node.error("the table has no rows") }
    return result
  }

  /// `{of: [$organisations], classes: $confusable}`: listed names in which one word was exchanged for
  /// another of its class, as a translation does that picks another word for the same source word.
  func shadows(_ node: YAMLNode) throws(PackError) -> [PhraseExpansion] {
    let fields = try node.keys("shadow", FormatKeys.shadow)
    guard let of = fields["of"], let classes = fields["classes"] else {
      throw node.error(
        "shadow needs the keys “of”, lists of names, and “classes”, a list of words that translations confuse"
      )
    }
    let shadows = NameShadows(
      names: try entries(of),
      classes: try plainWords(classes),
      ignored: try fields["ignore"].map(plainWords) ?? []
    )
    var result: [PhraseExpansion] = []
    for shadow in shadows.all() {
      for var expansion in try expand(node, text: shadow.wrong, isLiteral: true, isExactCase: true)
      {
        expansion.intended = shadow.right
        result.append(expansion)
      }
    }
    guard !result.isEmpty else {
      throw node.error("no name of the lists holds a word of the classes")
    }
    return result
  }

  /// `{of: [$organisations]}`: listed names that begin with a capital and go on without.
  func halfCased(_ node: YAMLNode) throws(PackError) -> [PhraseExpansion] {
    let fields = try node.keys("half-case", FormatKeys.halfCase)
    guard let of = fields["of"] else {
      throw node.error("half-case needs the key “of”: lists of names")
    }
    let names = HalfCasedNames(
      names: try entries(of),
      ignored: try fields["ignore"].map(plainWords) ?? []
    )
    var result: [PhraseExpansion] = []
    for (wrong, right) in names.all() {
      for var expansion in try expand(node, text: wrong, isLiteral: true, isExactCase: true)
      where expansion.shapes.first == PhraseExpansion.capitalised {
        expansion.shapes[0] = PhraseExpansion.capitalisedInside
        expansion.intended = right
        result.append(expansion)
      }
    }
    guard !result.isEmpty else { throw of.error("no name of the lists has two capitalised words") }
    return result
  }

  /// The names of lists.
  private func entries(_ of: YAMLNode) throws(PackError) -> [NameEntry] {
    var names: [NameEntry] = []
    for item in of.itemsOrSelf() {
      let name = try listName(item)
      guard let entries = try lists.names(name, pack: pack) else { throw missing(name, item) }
      names += entries
    }
    return names
  }

  /// The file of a list that must come from one.
  func listFile(_ node: YAMLNode) throws(PackError) -> PackLists.File {
    let name = try listName(node)
    if let file = lists.files[name] { return file }
    guard lists.words[name] == nil else {
      throw node.error("this needs a list with the key “file”, whose rows have two columns")
    }
    throw missing(name, node)
  }

  func listName(_ node: YAMLNode) throws(PackError) -> String {
    let text = try node.text("the name of a list")
    return text.hasPrefix("$") ? String(text.dropFirst()) : text
  }
}
