import CalqueRules

/// Adds items to lists of a configuration, and leaves all else of its text as it is.
struct ConfigurationEdit {
  let path: String
  var text: String

  /// Begins with a file's text, or with none when there is no file yet.
  init(contentsOfFile path: String) throws(PackError) {
    self.path = path
    text = FilePlace.exists(path) ? try Configuration.text(ofFile: path, name: path) : ""
  }

  /// Adds items, each a flow mapping on one line, to the list of a key.
  ///
  /// - Parameters:
  ///   - items: the items.
  ///   - key: the key at the top of the configuration.
  /// - Throws: when the configuration is written in a way that cannot be added to by itself.
  mutating func add(_ items: [String], to key: String) throws(PackError) {
    let before = try Self.count(of: key, in: text, path)
    guard let edited = Self.adding(items, to: key, of: text),
      try Self.count(of: key, in: edited, path) == before + items.count
    else {
      throw PackError(
        path: path,
        message:
          "“\(key)” cannot be added to by itself; add this to it: \(items.joined(separator: ", "))"
      )
    }
    text = edited
  }

  /// The first file that `names` holds, as seen from the current folder; nil for none.
  func namesFile() throws(PackError) -> String? {
    guard let node = try Self.value(of: "names", in: text, path) else { return nil }
    for item in node.itemsOrSelf() where item.isMapping {
      for (key, value) in try item.entries("names") where try key.text("names") == "file" {
        let name = try value.text("file")
        let folder = FilePlace.split(path).folder
        return name.hasPrefix("/") || folder == "." ? name : FilePlace.join(folder, name)
      }
    }
    return nil
  }

  private static func value(
    of key: String,
    in text: String,
    _ path: String
  ) throws(PackError) -> YAMLNode? {
    guard !isEmpty(text) else { return nil }
    for (name, value) in try YAMLNode.parse(text, path: path).entries("the configuration")
    where try name.text("a key") == key { return value }
    return nil
  }

  /// Whether there are only comments.
  private static func isEmpty(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
  }

  private static func count(
    of key: String,
    in text: String,
    _ path: String
  ) throws(PackError) -> Int {
    guard let node = try value(of: key, in: text, path), !node.isScalar else { return 0 }
    return node.itemsOrSelf().count
  }

  private static func adding(_ items: [String], to key: String, of text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let index = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else {
      lines += ["", "\(key):"] + items.map { "  - \($0)" }
      return (text.isEmpty ? Array(lines.dropFirst()) : lines).joined(separator: "\n") + "\n"
    }
    let rest = lines[index].dropFirst(key.utf8.count + 1).drop { $0 == " " }
    if rest.isEmpty || rest.hasPrefix("#") {
      let next = lines[(index + 1)...].first {
        !$0.allSatisfy(\.isWhitespace) && !$0.drop { $0 == " " }.hasPrefix("#")
      }
      var indentation = "  "
      if let next, next.drop(while: { $0 == " " }).hasPrefix("-") {
        indentation = String(next.prefix { $0 == " " })
      }
      lines.insert(contentsOf: items.map { "\(indentation)- \($0)" }, at: index + 1)
    } else {
      guard rest.hasPrefix("["), let close = lines[index].lastIndex(of: "]") else { return nil }
      let before = lines[index][..<close]
      let isFirst = before.reversed().first { $0 != " " } == "["
      lines[index] =
        before + (isFirst ? "" : ", ") + items.joined(separator: ", ") + lines[index][close...]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
