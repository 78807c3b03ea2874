/// A list of names that a user adds to those that Calque ships.
///
/// Three forms are read: columns parted by tabs (name, aliases parted by `|`, kind, head; a first line of
/// column names may order them otherwise), one name a line, and YAML, a list whose items are names or
/// mappings `{name, aliases, kind, head}`.
public struct Gazetteer: Sendable, Hashable {
  /// The file, for messages.
  public let path: String
  /// Its names.
  public let entries: [NameEntry]

  private static let keys = ["name", "aliases", "kind", "head"]

  /// Reads a list of names; a path that ends in `.yml` or `.yaml`, with or without `.gz`, is one of YAML.
  ///
  /// - Throws: ``PackError`` with line and column of what cannot be read.
  public init(_ text: String, path: String) throws(PackError) {
    self.path = path
    let isYAML = [".yml", ".yaml", ".yml.gz", ".yaml.gz"].contains { path.hasSuffix($0) }
    entries = try isYAML ? Self.mapped(text, path: path) : Self.listed(text, path: path)
    guard !entries.isEmpty else {
      throw PackError(path: path, line: 1, column: 1, message: "the list holds no name")
    }
  }

  /// Columns, in the order that a first line of their names gives.
  private static func listed(_ text: String, path: String) throws(PackError) -> [NameEntry] {
    // A byte order mark, which some editors write, is no part of the text.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let first = text.prefix { !$0.isNewline }.lowercased()
    let columns = first.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.contains("name"), columns.count > 1 else {
      return try NameEntry.parse(text, path: path)
    }
    return try NameEntry.parse(text, path: path, columns: columns, from: 1)
  }

  private static func mapped(_ text: String, path: String) throws(PackError) -> [NameEntry] {
    let root = try YAMLNode.parse(text, path: path)
    let list = root.isMapping ? try root.keys("a list of names", ["names"])["names"] : root
    var entries: [NameEntry] = []
    for node in try (list ?? root).items("a list of names") {
      guard node.isMapping else {
        entries.append(NameEntry(name: try node.text("a name"), aliases: [], kind: .other))
        continue
      }
      let fields = try node.keys("a name", keys)
      guard let name = try fields["name"]?.text("name"), !name.isEmpty else {
        throw node.error("a name needs the key “name”: the spelling to suggest")
      }
      var aliases: [String] = []
      for alias in fields["aliases"]?.itemsOrSelf() ?? [] {
        aliases.append(try alias.text("aliases"))
      }
      entries.append(
        NameEntry(
          name: name,
          aliases: aliases,
          kind: try fields["kind"]?.choice("kind", of: NameEntry.Kind.self) ?? .other,
          head: try fields["head"]?.text("head") ?? ""
        )
      )
    }
    return entries
  }
}

extension PackCompiler {
  /// Adds names of the user: rules that look for garbled names look for these too, and none of them is
  /// taken for garbled.
  public mutating func add(_ gazetteer: Gazetteer) {
    let number = rules.names.add(
      NearList.List(id: "\(NearList.gazetteer) \(gazetteer.path)", entries: gazetteer.entries)
    )
    guard !rules.gazetteers.contains(number) else { return }
    rules.gazetteers.append(number)
    for index in rules.nearLists.indices where rules.nearLists[index].usesGazetteers {
      rules.nearLists[index].lists.append(number)
    }
  }
}
