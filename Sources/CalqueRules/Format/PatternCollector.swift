/// Gathers the phrases and the lists of a rule as its pack writes them.
///
/// The matcher runs on readings, in which nobody can tell any more which alternative of which line made
/// them; `calque rules test` and `calque explain` need the lines. Nothing is expanded here: a pack that
/// is not tested does not pay for it.
struct PatternCollector {
  let pack: String
  let lists: PackLists
  private(set) var patterns: [PatternSource] = []
  private(set) var uses: [ListUse] = []

  init(pack: String, lists: PackLists) {
    self.pack = pack
    self.lists = lists
  }

  /// Gathers from a `match` that was parsed without a fault.
  mutating func collect(match node: YAMLNode, isExactCase: Bool) {
    let fields = node.fields
    var conditions = 0
    for key in ["phrase", "furniture"] { add(fields[key], .match, isExactCase: isExactCase) }
    for word in fields["words"]?.itemsOrSelf() ?? [] {
      let isList = (try? word.text("a word"))?.hasPrefix("$") == true
      add(word, .match, isLiteral: !isList, isExactCase: isExactCase)
    }
    if let echo = fields["echo"] {
      add(echo.isScalar ? echo : echo.fields["form"], .match, isEcho: true)
    }
    if let pair = fields["pair"]?.fields {
      add(pair["if"], .match)
      if let forbidden = pair["forbids"] {
        add(forbidden, .near(conditions))
        conditions += 1
      }
    }
    if let count = fields["count"]?.fields, count["more-than"] != nil,
      !["words", "sentences"].contains((try? count["of"]?.text("of")) ?? "")
    {
      add(count["of"], .match)
    }
    for table in fields["table"]?.itemsOrSelf() ?? [] { addRows(table) }
    if let tokens = fields["tokens"] { addSketch(tokens) }
    if let near = fields["near"] { add(near.fields["any"], .near(conditions)) }
    for (key, value) in (try? node.entries("match")) ?? [] where (try? key.text("")) != "regex" {
      collectLists(value, isName: (try? key.text("")) == "table")
    }
  }

  /// Gathers the lists that exceptions name.
  mutating func collect(exceptions node: YAMLNode) { collectLists(node, isName: false) }

  private mutating func add(
    _ node: YAMLNode?,
    _ use: PatternSource.Use,
    isLiteral: Bool = false,
    isEcho: Bool = false,
    isExactCase: Bool = false
  ) {
    for item in node?.itemsOrSelf() ?? [] {
      guard let text = try? item.text("a phrase") else { continue }
      patterns.append(
        PatternSource(
          text: text,
          use: use,
          place: item.place,
          isLiteral: isLiteral,
          isEcho: isEcho,
          isExactCase: isExactCase,
          lists: lists.words
        )
      )
    }
  }

  /// Adds a sequence of tokens as a reader would say it: `~report [the] {noun}`.
  private mutating func addSketch(_ node: YAMLNode) {
    let parts = node.itemsOrSelf().map { item -> String in
      let fields = item.fields
      if let gap = fields["gap"] { return "(\((try? gap.text("gap")) ?? "") words)" }
      var ways: [String] = []
      for (key, value) in fields.sorted(by: { $0.key < $1.key }) where key != "optional" {
        let words = value.itemsOrSelf().compactMap { try? $0.text(key) }
        let isNegated = key.hasPrefix("not-")
        let kind = isNegated ? String(key.dropFirst(4)) : key
        let spelled = words.map { kind == "lemma" ? "~\($0)" : kind == "word" ? $0 : "{\($0)}" }
        ways.append((isNegated ? "not " : "") + spelled.joined(separator: "|"))
      }
      let text = ways.joined(separator: " and ")
      return fields["optional"] == nil ? text : "[\(text)]"
    }
    patterns.append(
      PatternSource(
        text: parts.joined(separator: " "),
        use: .sketch,
        place: node.place,
        isLiteral: true,
        isEcho: false,
        isExactCase: false,
        lists: [:]
      )
    )
  }

  private mutating func addRows(_ node: YAMLNode) {
    guard let name = (try? node.text("a list")).map(Self.name), let file = lists.files[name]
    else { return }
    let folder = node.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let path = folder.isEmpty ? file.path : "\(folder)/\(file.path)"
    for row in TableRow.rows(of: file.text) {
      patterns.append(
        PatternSource(
          text: row.pattern,
          use: .row(intended: row.intended),
          place: SourcePlace(path: path, line: row.line, column: 1),
          isLiteral: false,
          isEcho: false,
          isExactCase: false,
          lists: lists.words
        )
      )
    }
  }

  /// The lists named in a node, as `$name`, or plainly where only a list can be meant.
  private mutating func collectLists(_ node: YAMLNode, isName: Bool) {
    if let entries = try? node.entries("") {
      for (key, value) in entries {
        let key = (try? key.text("")) ?? ""
        collectLists(value, isName: ["list", "of", "classes", "known"].contains(key))
      }
      return
    }
    guard node.isScalar else {
      for item in node.itemsOrSelf() { collectLists(item, isName: isName) }
      return
    }
    guard let text = try? node.text("") else { return }
    if isName, lists.words[text] != nil { return use(text, node) }
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      let isEscaped = dollar > rest.startIndex && rest[rest.index(before: dollar)] == "\\"
      rest = rest[rest.index(after: dollar)...]
      var name = String(
        rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      )
      while lists.words[name] == nil, let hyphen = name.lastIndex(of: "-") {
        name = String(name[..<hyphen])
      }
      if !isEscaped { use(name, node) }
    }
  }

  private mutating func use(_ name: String, _ node: YAMLNode) {
    guard let words = lists.words[name], !uses.contains(where: { $0.name == name }) else { return }
    var entries = words
    if let file = lists.files[name] {
      entries += ([file] + file.rest).flatMap { TableRow.rows(of: $0.text) }.flatMap {
        [$0.intended] + $0.intended.split(separator: "|").map(String.init)
      }
    }
    uses.append(ListUse(name: name, place: node.place, entries: entries))
  }

  private static func name(_ text: String) -> String {
    text.hasPrefix("$") ? String(text.dropFirst()) : text
  }
}

/// A row of a table: a wrong form and what is meant by it.
struct TableRow {
  /// The phrase, with each `*` that stands alone written as one to three words.
  let pattern: String
  /// The second column.
  let intended: String
  /// The line of the file, 1-based.
  let line: Int

  /// The rows of a file that have two columns.
  static func rows(of text: String) -> [Self] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .compactMap { number, line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard !line.hasPrefix("#"), fields.count >= 2, !fields[0].isEmpty else { return nil }
        return Self(
          pattern: spelledGaps(fields[0]),
          intended: String(fields[1]),
          line: number + 1
        )
      }
  }

  /// A phrase with each `*` that stands alone written as one to three words.
  static func spelledGaps(_ phrase: Substring) -> String {
    phrase.split(separator: " ").map { $0 == "*" ? "{*} [{*}] [{*}]" : String($0) }
      .joined(separator: " ")
  }
}
