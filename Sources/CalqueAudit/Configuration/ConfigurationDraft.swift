/// A configuration to begin with, made from the files that a folder holds.
public struct ConfigurationDraft: Sendable {
  /// Folders that hold the work of programs or of others, wherever they lie.
  private static let foreign = [
    "_site", "bower_components", "build", "coverage", "dist", "node_modules", "third_party",
    "vendor",
  ]
  private static let kinds: [(name: String, endings: [String])] = [
    ("HTML", ["html", "htm", "xhtml", "xht"]),
    ("Markdown", ["md", "markdown", "mdown", "mkd", "mdx"]),
    ("text", ["txt", "text"]), ("feeds", ["rss", "atom", "rdf", "xml", "json"]),
    ("records", ["ndjson", "jsonl"]),
  ]

  /// What there is to audit, by kind: `3 HTML, 1 Markdown`; empty when there is nothing.
  public let extent: String
  /// The folders that are left out.
  public let ignored: [String]
  /// The folder with most of the files, when its name needs no quoting.
  private let example: String

  /// Looks at the paths of files, as seen from the folder that the configuration is for.
  public init(paths: [String]) {
    let parts = paths.map { $0.split(separator: "/").filter { $0 != "." }.map(String.init) }
    let found = Set(parts.flatMap { $0.dropLast() })
    ignored = Self.foreign.filter(found.contains)
    let own = parts.filter { $0.dropLast().allSatisfy { !Self.foreign.contains($0) } }
    let counts = Self.kinds.map { kind in
      (kind.name, own.count { kind.endings.contains(Self.ending($0.last ?? "")) })
    }
    extent = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    let tops = Dictionary(grouping: own.filter { $0.count > 1 }.map { $0[0] }, by: \.self)
      .filter { name, _ in name.utf8.allSatisfy(Self.isPlain) }
    example = tops.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? "news"
  }

  private static func ending(_ name: String) -> String {
    var name = name.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The configuration.
  public var yaml: String {
    let extent = extent.isEmpty ? "nothing yet" : extent
    let ignore =
      ignored.isEmpty
      ? "# ignore: [drafts/, \"*.old.html\"]"
      : "ignore:\n" + ignored.map { "  - \($0)/" }.joined(separator: "\n")
    return """
      # What Calque does with the files of this folder and those below it. To audit here: \(extent).
      # “calque help config” shows all keys, “calque config FILE” what holds for a file.

      # Not audited, beside what git ignores; patterns are those of .gitignore.
      \(ignore)

      # A run fails from this severity on: neutral, minor, major or critical …
      fail-on: major
      # … or below this score.
      # min-score: 80

      # Right spellings that no rule on names doubts.
      # names: [Huad Hussein, {file: names.txt}]

      # Rules and packs: on, off, or a severity. “calque rules list” names them all.
      # rules:
      #   en/echo: minor

      # Rule packs of your own, from “calque rules new”.
      # packs: [house.yml]

      # For some files.
      # paths:
      #   "\(example)/**": {fail-on: critical}

      """
  }
}
