/// A row of a list of names.
public struct NameEntry: Sendable, Hashable {
  /// What a name is the name of.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A person.
    case person
    /// A town, a province, a country.
    case place
    /// An armed group, a party, a movement.
    case group
    /// A company, a ministry, a club.
    case organisation
    /// A product or a company that is known by one.
    case brand
    /// A social network or a site.
    case platform
    /// A news agency, a newspaper, a broadcaster.
    case agency
    /// Not said.
    case other
  }

  /// The spelling to suggest.
  public var name: String
  /// Other spellings that are right.
  public var aliases: [String]
  /// What it is the name of.
  public var kind: Kind
  /// The word that stands beside the name, such as province; empty when there is none.
  public var head = ""
  /// Whether it may be what a garbled name means; no English word is.
  public var isTarget = true

  /// The columns of a list of names, by place.
  private static let columns = ["name", "aliases", "kind", "head", "note", "source", "word"]

  /// Reads a list of names: name, aliases, kind, head, note, source, `word` in columns; `#` begins a
  /// comment.
  ///
  /// - Throws: ``PackError`` for a kind that there is not.
  static func parse(_ text: String, path: String) throws(PackError) -> [NameEntry] {
    try parse(text, path: path, columns: columns)
  }

  /// The same, for a list whose columns stand in another order.
  static func parse(
    _ text: String,
    path: String,
    columns: [String],
    from first: Int = 0
  ) throws(PackError) -> [NameEntry] {
    let places = Self.columns.map { columns.firstIndex(of: $0) }
    var entries: [NameEntry] = []
    // Lists are long: split by bytes, which is ten times as quick as by characters.
    let lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
    for line in lines.dropFirst(first) where line.first != 0x23 {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map(trimmed)
      func field(_ column: Int) -> String {
        guard let place = places[column], place < fields.count else { return "" }
        return fields[place]
      }
      let name = field(0)
      guard !name.isEmpty else { continue }
      guard let kind = Kind(field(2)) else {
        let place = places[2] ?? 0
        let names = Kind.allCases.map(\.rawValue)
        throw PackError(
          path: path,
          line: text.utf8[..<line.startIndex].count { $0 == 0x0A } + 1,
          column: fields[..<place].reduce(1) { $0 + $1.utf8.count + 1 },
          message: "a name's kind is one of \(names.joined(separator: ", ")), not “\(field(2))”"
            + Nearest.hint(field(2), among: names)
        )
      }
      entries.append(
        NameEntry(
          name: name,
          aliases: aliases(field(1)),
          kind: kind,
          head: field(3),
          isTarget: field(6) != "word"
        )
      )
    }
    return entries
  }

  /// The spellings that bars part.
  private static func aliases(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.utf8.split(separator: 0x7C).map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var text = text
    while isBlank(text.first) { text.removeFirst() }
    while isBlank(text.last) { text.removeLast() }
    return String(Substring(text))
  }
}

extension NameEntry.Kind {
  /// The kind of this name; `other` for none.
  init?(_ text: String) {
    if text.isEmpty { self = .other } else { self.init(rawValue: text) }
  }

  /// Its bit in a set of kinds.
  package var bit: UInt8 {
    switch self {
    case .person: 1 << 0
    case .place: 1 << 1
    case .group: 1 << 2
    case .organisation: 1 << 3
    case .brand: 1 << 4
    case .platform: 1 << 5
    case .agency: 1 << 6
    case .other: 1 << 7
    }
  }
}
