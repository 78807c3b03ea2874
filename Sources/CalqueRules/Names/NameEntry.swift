/// A row of a list of names.
public struct NameEntry: Sendable, Hashable {
  /// What a name is the name of.
  public enum Kind: String, CaseIterable, Sendable {
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

  /// Reads a list of names: name, aliases, kind, head, note in columns; `#` begins a comment.
  ///
  /// - Throws: ``PackError`` for a kind that there is not.
  static func parse(_ text: String, path: String) throws(PackError) -> [NameEntry] {
    var entries: [NameEntry] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(trimmed)
      guard let name = fields.first, !name.isEmpty else { continue }
      let aliases = fields.count > 1 ? fields[1].split(separator: "|").map(trimmed) : []
      var kind = Kind.other
      if fields.count > 2, !fields[2].isEmpty {
        guard let known = Kind(rawValue: fields[2]) else {
          let names = Kind.allCases.map(\.rawValue)
          throw PackError(
            path: path,
            line: number + 1,
            column: line.utf8.count - fields[2...].joined(separator: "\t").utf8.count + 1,
            message: "a name's kind is one of \(names.joined(separator: ", ")), not “\(fields[2])”"
              + Nearest.hint(fields[2], among: names)
          )
        }
        kind = known
      }
      entries.append(
        NameEntry(
          name: name,
          aliases: aliases.filter { !$0.isEmpty },
          kind: kind,
          head: fields.count > 3 ? fields[3] : ""
        )
      )
    }
    return entries
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
