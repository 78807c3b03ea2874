import CalqueCore
public import CalqueRules
private import FoundationEssentials

extension DecisionReview {
  /// A file that is to be written anew.
  public struct Edit: Sendable {
    /// The file.
    public var path: String
    /// What it is to hold.
    public var content: String
    /// How many dismissals that is for, and what they become: `2 silences`.
    public var summary: String
  }

  /// Adds what was dismissed to a baseline; nil when nothing is new.
  ///
  /// Names are left out when `exceptNames` is set.
  public func baseline(_ known: KnownFindings, exceptNames: Bool) -> Edit? {
    var added = KnownFindings(path: known.path)
    let chosen = dismissals.filter { !exceptNames || !$0.isName }
    for dismissal in chosen { added.add(dismissal.document) }
    var all = known
    for (entry, count) in added.counts { all.counts[entry] = max(all.counts[entry] ?? 0, count) }
    guard all.counts != known.counts else { return nil }
    let number = all.total - known.total
    return Edit(
      path: known.path,
      content: all.json,
      summary: "\(number) entr\(number == 1 ? "y" : "ies") more"
    )
  }

  /// Adds silences to the configurations of the files in which something was dismissed.
  ///
  /// - Throws: when a configuration cannot be added to.
  public func silences() throws(PackError) -> [Edit] {
    var places = FilePlace()
    var store = ConfigurationStore(.nearest)
    var items: [String: [String]] = [:]
    for dismissal in dismissals where !dismissal.isName {
      let file = try Self.configuration(of: dismissal, &store)
      let folder = FilePlace.split(places.absolute(file)).folder
      let path = FilePlace.relative(places.absolute(dismissal.document.path), to: folder)
      let reason = dismissal.decision.reason.flatMap { $0.isEmpty ? nil : $0 } ?? "right as it is"
      let author = dismissal.decision.by.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
      let item = """
        {rule: \(dismissal.finding.rule), text: \(KnownFindings.quoted(dismissal.finding.text)), \
        path: \(KnownFindings.quoted(Self.pattern(path))), reason: \(KnownFindings.quoted(reason + author))}
        """
      if items[file]?.contains(item) != true { items[file, default: []].append(item) }
    }
    var edits: [Edit] = []
    for (file, items) in items.sorted(by: { $0.key < $1.key }) {
      var edit = try ConfigurationEdit(contentsOfFile: file)
      try edit.add(items, to: "silences")
      let noun = items.count == 1 ? "silence" : "silences"
      edits.append(Edit(path: file, content: edit.text, summary: "\(items.count) \(noun) more"))
    }
    return edits
  }

  /// Adds the names that were dismissed to the house's list, and a new list to the configuration.
  ///
  /// - Parameters:
  ///   - list: the file of names; nil for the one that the configuration has, or else `names.txt` beside it.
  ///   - configurations: files that are to be written already, whose new content counts.
  /// - Returns: the files that change.
  /// - Throws: when a configuration cannot be read or added to.
  public func names(
    list: String?,
    after configurations: [Edit] = []
  ) throws(PackError) -> [Edit] {
    var store = ConfigurationStore(.nearest)
    var names: [String: [String]] = [:]
    for dismissal in dismissals where dismissal.isName {
      let file = try Self.configuration(of: dismissal, &store)
      if names[file]?.contains(dismissal.finding.text) != true {
        names[file, default: []].append(dismissal.finding.text)
      }
    }
    var edits: [Edit] = []
    for (file, names) in names.sorted(by: { $0.key < $1.key }) {
      var edit = try ConfigurationEdit(contentsOfFile: file)
      if let written = configurations.first(where: { $0.path == file }) {
        edit.text = written.content
      }
      var path = list
      if path == nil, let known = try edit.namesFile() { path = known }
      if path == nil {
        let folder = FilePlace.split(file).folder
        path = folder == "." ? "names.txt" : FilePlace.join(folder, "names.txt")
        try edit.add(["{file: names.txt}"], to: "names")
        edits.append(Edit(path: file, content: edit.text, summary: "a list of names"))
      }
      guard let path else { continue }
      let old = FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self)
      }
      let lines = Set((old ?? "").split(separator: "\n").map(String.init))
      let new = names.filter { !lines.contains($0) }
      guard !new.isEmpty else { continue }
      var content = old ?? ""
      if !content.isEmpty, !content.hasSuffix("\n") { content += "\n" }
      content += new.map { $0 + "\n" }.joined()
      let noun = new.count == 1 ? "name" : "names"
      edits.append(Edit(path: path, content: content, summary: "\(new.count) \(noun) more"))
    }
    return edits
  }

  private static func configuration(
    of dismissal: Dismissal,
    _ store: inout ConfigurationStore
  ) throws(PackError) -> String {
    try store.find(for: dismissal.document.path).files.last ?? Configuration.fileName
  }

  /// A pattern that is for one file only.
  private static func pattern(_ path: String) -> String {
    var pattern = "/"
    for scalar in path.unicodeScalars {
      if "*?[\\".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern
  }
}
