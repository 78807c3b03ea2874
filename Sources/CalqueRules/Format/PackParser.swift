import CalqueCore

/// Reads a pack's files into a ``RulePack``.
///
/// A fault in one rule is noted and the other rules go on; a fault in the header ends the pack.
struct PackParser {
  /// A file of a pack.
  struct File {
    /// Its path, for messages.
    var path: String
    /// Its text.
    var text: String
  }

  /// The format's version that this program reads.
  static let formatVersion = 1

  private(set) var errors: [PackError] = []
  /// The ids of the rules so far.
  private var ids: Set<String> = []
  /// How many readings all phrases so far have.
  private var readings = 0
  /// Reads a file that a list names, relative to the pack.
  private let listFile: (String) -> String?

  init(listFile: @escaping (String) -> String? = { _ in nil }) { self.listFile = listFile }

  /// Parses the pack `id`, whose header stands in the first file.
  mutating func parse(id: String, files: [File]) -> RulePack? {
    do throws(PackError) {
      guard let first = files.first else {
        throw PackError(path: id, message: "the pack has no files")
      }
      let parts = parts(of: first)
      guard let root = parts.first else { return nil }
      guard root.isMapping else {
        throw root.error(
          "a pack begins with “calque: 1”, “pack:” and “rules:”; “calque rules new” writes one to begin with"
        )
      }
      let keys = try root.keys("a pack", FormatKeys.pack)
      var pack = try header(id: id, root: root, keys: keys)
      var lists = keys["lists"].map { parseLists($0) } ?? PackLists()
      var documents: [(YAMLNode, [String: YAMLNode])] = [(root, keys)]
      let others = Array(parts.dropFirst()) + files.dropFirst().flatMap { self.parts(of: $0) }
      for node in others {
        do throws(PackError) {
          let keys = try node.keys("a file of rules", FormatKeys.rulesFile)
          if let more = keys["lists"] {
            lists.merge(parseLists(more))
          }
          documents.append((node, keys))
        } catch {
          errors.append(error)
        }
      }
      if let right = keys["right"] {
        do throws(PackError) {
          pack.right = try MatchParser(pack: id, lists: lists).right(right)
        } catch {
          errors.append(error)
        }
      }
      pack.files = Self.sources(files, lists)
      if errors.isEmpty, documents.allSatisfy({ $0.1["rules"] == nil }) {
        throw root.error("the pack has no rules: it needs the key “rules”, a list")
      }
      for (_, keys) in documents {
        guard let rules = keys["rules"] else { continue }
        do throws(PackError) {
          for node in try rules.items("rules") {
            guard readings <= PackLimits.packReadings else {
              throw node.error(
                """
                the phrases of the pack have more than \(PackLimits.packReadings) readings up to here: \
                this rule and those after it are not used; split the pack
                """
              )
            }
            parseRule(node, into: &pack, lists: lists)
          }
        } catch {
          errors.append(error)
        }
      }
      return pack
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// A file, or, when it is not valid YAML, the parts of it that are.
  private mutating func parts(of file: File) -> [YAMLNode] {
    do throws(PackError) {
      return [try YAMLNode.parse(file.text, path: file.path)]
    } catch {
      let broken = BrokenFile(file.text, path: file.path, fault: error)
      errors += broken.errors
      return broken.parts
    }
  }

  /// The files of a pack by their names in its folder.
  private static func sources(_ files: [File], _ lists: PackLists) -> [RulePack.File] {
    let own = files.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return RulePack.File(path: name, text: file.text)
    }
    let others = Dictionary(
      lists.files.values.flatMap { [$0] + $0.rest }.map { ($0.path, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    return (own + others.map { RulePack.File(path: $0.key, text: $0.value) })
      .sorted { $0.path < $1.path }
  }

  private mutating func parseRule(
    _ node: YAMLNode,
    into pack: inout RulePack,
    lists: PackLists
  ) {
    var parser = RuleParser(pack: pack.id, target: pack.target, lists: lists)
    do throws(PackError) {
      let rule = try parser.parse(node)
      guard ids.insert(rule.descriptor.id).inserted else {
        throw node.error("a rule \(rule.descriptor.id) stands in this pack already")
      }
      pack.rules.append(rule)
      readings += rule.readings
    } catch {
      errors.append(error)
    }
  }

  private func header(
    id: String,
    root: YAMLNode,
    keys: [String: YAMLNode]
  ) throws(PackError) -> RulePack {
    guard let format = keys["calque"] else {
      throw root.error("a pack begins with “calque: 1”, the version of its format")
    }
    let version = try format.integer("calque", atLeast: 1)
    guard version <= Self.formatVersion else {
      throw format.error(
        "the pack is written in format \(version); this program reads up to \(Self.formatVersion): update calque"
      )
    }
    guard let pack = keys["pack"] else {
      throw root.error("a pack needs the key “pack” with version, title, target and license")
    }
    let fields = try pack.keys("pack", FormatKeys.header)
    func required(_ key: String) throws(PackError) -> String {
      guard let node = fields[key] else { throw pack.error("pack needs the key “\(key)”") }
      return try node.text(key)
    }
    let targetText = try required("target")
    var target: LanguageTag?
    if targetText != "any" {
      target = LanguageTag(targetText)
      guard target != nil else {
        throw pack.error("target must be a language tag such as en, or any, not “\(targetText)”")
      }
    }
    try checkRequirement(fields["requires"])
    let ownVersion = try required("version")
    guard Self.isVersion(ownVersion) else {
      throw (fields["version"] ?? pack).error(
        "version must be three numbers such as 1.0.0, not “\(ownVersion)”"
      )
    }
    var sources = ["*"]
    if let node = fields["sources"] {
      sources = []
      for item in try node.items("sources") { sources.append(try item.text("a source language")) }
    }
    return RulePack(
      id: id,
      version: ownVersion,
      title: try required("title"),
      target: target,
      sources: sources,
      license: try required("license"),
      rules: []
    )
  }

  /// Whether a text is a semantic version, with or without a mark for what comes before a release.
  private static func isVersion(_ text: String) -> Bool {
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }
  }

  private func checkRequirement(_ node: YAMLNode?) throws(PackError) {
    guard let node else { return }
    let program = try node.keys("requires", ["calque"])
    guard let version = program["calque"] else {
      throw node.error("requires needs the key “calque”: {calque: \">=1.0\"}")
    }
    let text = try version.text("calque")
    guard let requirement = Requirement(text) else {
      throw version.error(
        "calque takes a version such as \">=1.0\" or \">=1.2, <2\", not “\(text)”"
      )
    }
    guard requirement.isMet(by: Tool.calque.version) else {
      throw version.error(
        "the pack asks for calque \(text); this is \(Tool.calque.version): use another version of one of them"
      )
    }
  }

  /// The lists that can be read; the faults of the others are noted.
  private mutating func parseLists(_ node: YAMLNode) -> PackLists {
    var lists = PackLists()
    do throws(PackError) {
      for (key, value) in try node.entries("lists") {
        do throws(PackError) {
          let name = try key.text("the name of a list")
          var words: [String]
          if value.isMapping {
            let file: PackLists.File
            (words, file) = try readList(value)
            lists.files[name] = file
          } else {
            words = try self.words(value, of: name)
          }
          guard !words.isEmpty else { throw value.error("the list \(name) is empty") }
          lists.words[name] = words
        } catch {
          errors.append(error)
        }
      }
    } catch {
      errors.append(error)
    }
    return lists
  }

  private func words(_ node: YAMLNode, of name: String) throws(PackError) -> [String] {
    var words: [String] = []
    for item in try node.items("the list \(name)") { words.append(try item.text("a word")) }
    return words
  }

  private func readList(_ node: YAMLNode) throws(PackError) -> ([String], PackLists.File) {
    let keys = try node.keys("a list", FormatKeys.list)
    guard let file = keys["file"] else { throw node.error("a list needs words or the key “file”") }
    let column = try keys["column"]?.integer("column", atLeast: 1) ?? 1
    var words: [String] = []
    var files: [PackLists.File] = []
    for node in file.itemsOrSelf() {
      let file = try readFile(node)
      words += Self.column(column, of: file.text)
      files.append(file)
    }
    guard var first = files.first else { throw file.error("“file” names no file") }
    first.rest = Array(files.dropFirst())
    return (words, first)
  }

  private func readFile(_ file: YAMLNode) throws(PackError) -> PackLists.File {
    let name = try file.text("file")
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw file.error("“\(name)” lies outside the pack's folder, where lists are not looked for")
    }
    guard let text = listFile(name) else {
      throw file.error("there is no readable file “\(name)” in the pack's folder")
    }
    return PackLists.File(path: name, text: text)
  }

  private static func column(_ column: Int, of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line -> String? in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= column, !line.hasPrefix("#") else { return nil }
      let word = String(fields[column - 1])
      return word.isEmpty ? nil : word
    }
  }
}
