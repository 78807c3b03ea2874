import CalqueCore
import CalqueRules

/// Reads the YAML of a configuration.
struct ConfigurationParser {
  /// What a file holds.
  struct Result {
    var extends: [Placed<String>] = []
    var layer: ConfigurationLayer
    var sections: [Configuration.Section] = []
    var ignored: [Placed<FilePattern>] = []
  }

  /// The folder that the file's paths start from.
  let folder: String

  static let layerKeys = [
    "packs", "rules", "overrides", "names", "gazetteers", "words", "score", "fail-on", "min-score",
    "max-findings", "min-confidence", "include", "language", "silences",
  ]
  private static let fileKeys = ["extends", "ignore", "paths"]

  func parse(_ root: YAMLNode) throws(PackError) -> Result {
    let keys = try root.keys("the configuration", Self.layerKeys + Self.fileKeys)
    var result = Result(layer: try layer(keys, at: root.place))
    for node in keys["extends"]?.itemsOrSelf() ?? [] {
      result.extends.append(Placed(value: try node.text("extends"), place: node.place))
    }
    for node in keys["ignore"]?.itemsOrSelf() ?? [] {
      result.ignored.append(Placed(value: try pattern(node, "ignore"), place: node.place))
    }
    for (key, value) in try keys["paths"]?.entries("paths") ?? [] {
      let pattern = try positive(key, "a path")
      let keys = try value.keys("a section of paths", Self.layerKeys)
      let layer = try layer(keys, at: key.place)
      result.sections.append(Configuration.Section(pattern: pattern, layer: layer))
    }
    return result
  }

  func layer(
    _ keys: [String: YAMLNode],
    at place: SourcePlace
  ) throws(PackError) -> ConfigurationLayer {
    var layer = ConfigurationLayer(place: place)
    for node in keys["packs"]?.itemsOrSelf() ?? [] { layer.packs += try packs(node) }
    for (key, value) in try keys["rules"]?.entries("rules") ?? [] {
      layer.changes.append(try change(key, try grade(value)))
    }
    for (key, value) in try keys["overrides"]?.entries("overrides") ?? [] {
      layer.changes.append(try change(key, try override(value)))
    }
    layer.names = try lists(keys["names"], "names")
    for node in keys["gazetteers"]?.itemsOrSelf() ?? [] {
      layer.gazetteers.append(try gazetteer(node))
    }
    layer.words = try lists(keys["words"], "words")
    if let node = keys["score"] {
      layer.score = Placed(value: try ScoreChanges(node), place: node.place)
    }
    if let node = keys["fail-on"] {
      layer.failOn = Placed(
        value: try node.choice("fail-on", of: Severity.self),
        place: node.place
      )
    }
    if let node = keys["min-score"] {
      layer.minimumScore = Placed(
        value: try node.number("min-score", in: 0...100),
        place: node.place
      )
    }
    if let node = keys["max-findings"] {
      layer.maximumFindings = Placed(
        value: try node.integer("max-findings", atLeast: 0),
        place: node.place
      )
    }
    if let node = keys["min-confidence"] {
      layer.minimumConfidence = Placed(
        value: try node.choice("min-confidence", of: Confidence.self),
        place: node.place
      )
    }
    if let node = keys["include"] {
      var kinds: Set<BlockKind> = []
      for item in node.itemsOrSelf() {
        kinds.insert(try item.choice("include", of: ExtraKind.self).kind)
      }
      layer.included = Placed(value: kinds, place: node.place)
    }
    if let node = keys["language"] {
      let text = try node.text("language")
      guard let tag = LanguageTag(text) else {
        throw node.error("language must be a language tag such as en, not “\(text)”")
      }
      layer.language = Placed(value: tag, place: node.place)
    }
    for node in try keys["silences"]?.items("silences") ?? [] {
      layer.silences.append(try silence(node))
    }
    return layer
  }

  // MARK: Packs and rules

  private func packs(_ node: YAMLNode) throws(PackError) -> [Placed<ConfigurationLayer.Pack>] {
    guard node.isMapping else {
      let path = try node.text("a pack")
      let whole = path.hasPrefix("/") ? path : FilePlace.join(folder, path)
      guard FilePlace.exists(whole) else {
        throw node.error(
          "there is no pack at “\(path)”; to switch a pack write “PACK: on” or “PACK: off”"
        )
      }
      let name = FilePlace.relative(whole, to: FilePlace.current)
      return [Placed(value: .file(name), place: node.place)]
    }
    var result: [Placed<ConfigurationLayer.Pack>] = []
    for (key, value) in try node.entries("a pack") {
      let isOn = try value.choice("a pack", of: Switch.self) == .on
      let id = try key.text("a pack")
      result.append(Placed(value: .switch(id, isOn: isOn), place: key.place))
    }
    return result
  }

  private func change(
    _ key: YAMLNode,
    _ grade: ConfigurationLayer.Grade
  ) throws(PackError) -> Placed<ConfigurationLayer.Change> {
    let pattern = RulePattern(try key.text("a rule"))
    let change = ConfigurationLayer.Change(pattern: pattern, grade: grade)
    return Placed(value: change, place: key.place)
  }

  /// `off`, `minor`, or several such words in a list.
  private func grade(_ node: YAMLNode) throws(PackError) -> ConfigurationLayer.Grade {
    var grade = ConfigurationLayer.Grade()
    for item in node.itemsOrSelf() {
      switch try item.choice("a rule", of: Word.self) {
      case .on: grade.isOn = true
      case .off: grade.isOn = false
      case let word:
        if let severity = Severity(rawValue: word.rawValue) { grade.severity = severity }
        if let confidence = Confidence(rawValue: word.rawValue) { grade.confidence = confidence }
      }
    }
    return grade
  }

  private func override(_ node: YAMLNode) throws(PackError) -> ConfigurationLayer.Grade {
    let keys = try node.keys("an override", ["severity", "confidence", "words+", "except+"])
    return ConfigurationLayer.Grade(
      severity: try keys["severity"]?.choice("severity", of: Severity.self),
      confidence: try keys["confidence"]?.choice("confidence", of: Confidence.self),
      found: try texts(keys["words+"], "words+"),
      excused: try texts(keys["except+"], "except+")
    )
  }

  private enum Switch: String, CaseIterable { case on, off }
  private enum Word: String, CaseIterable {
    case on, off, neutral, minor, major, critical, hint, likely, certain
  }

  // MARK: Lists

  private func texts(_ node: YAMLNode?, _ what: String) throws(PackError) -> [String] {
    var result: [String] = []
    for item in node?.itemsOrSelf() ?? [] { result.append(try item.text(what)) }
    return result
  }

  /// Words given in place, and those of files, a line each.
  private func lists(_ node: YAMLNode?, _ what: String) throws(PackError) -> [Placed<[String]>] {
    var result: [Placed<[String]>] = []
    for item in node?.itemsOrSelf() ?? [] {
      guard item.isMapping else {
        result.append(Placed(value: [try item.text(what)], place: item.place))
        continue
      }
      guard let file = try item.keys(what, ["file"])["file"] else { continue }
      let path = try file.text("file")
      let whole = path.hasPrefix("/") ? path : FilePlace.join(folder, path)
      guard FilePlace.exists(whole) else { throw file.error("there is no file “\(path)”") }
      let text = try Configuration.text(
        ofFile: whole,
        name: FilePlace.relative(whole, to: FilePlace.current)
      )
      let lines = text.split(whereSeparator: \.isNewline).map(Self.trimmed)
        .filter { !$0.isEmpty && !$0.hasPrefix("#") }
      result.append(Placed(value: lines, place: file.place))
    }
    return result
  }

  private func gazetteer(_ node: YAMLNode) throws(PackError) -> Gazetteer {
    let path = try node.text("gazetteers")
    let whole = path.hasPrefix("/") ? path : FilePlace.join(folder, path)
    guard FilePlace.exists(whole) else { throw node.error("there is no file “\(path)”") }
    return try Gazetteer(
      contentsOfFile: whole,
      name: FilePlace.relative(whole, to: FilePlace.current)
    )
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.first?.isWhitespace == true { line.removeFirst() }
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  // MARK: Silences and patterns

  private func silence(_ node: YAMLNode) throws(PackError) -> ConfiguredSilence {
    let keys = try node.keys("a silence", ["rule", "text", "path", "reason"])
    guard let rule = keys["rule"] else {
      throw node.error("a silence needs the key “rule”: a rule, a pack or *")
    }
    guard let reason = try keys["reason"]?.text("reason"), !reason.isEmpty else {
      throw node.error("a silence needs the key “reason”: why what is found there is right")
    }
    guard keys["text"] != nil || keys["path"] != nil else {
      throw node.error(
        "a silence needs “text”, the words that are right, or “path”, the files; to silence a rule everywhere switch it off under “rules”"
      )
    }
    var files: FilePattern?
    if let path = keys["path"] { files = try positive(path, "path") }
    return ConfiguredSilence(
      rules: RulePattern(try rule.text("rule")),
      text: try keys["text"]?.text("text"),
      files: files,
      reason: reason,
      place: node.place
    )
  }

  private func pattern(_ node: YAMLNode, _ what: String) throws(PackError) -> FilePattern {
    guard let pattern = FilePattern(try node.text(what)) else {
      throw node.error("\(what) must be a pattern of files, such as drafts/ or *.old.html")
    }
    return pattern
  }

  private func positive(_ node: YAMLNode, _ what: String) throws(PackError) -> FilePattern {
    let pattern = try pattern(node, what)
    guard !pattern.isNegated else { throw node.error("only patterns of “ignore” may begin with !") }
    return pattern
  }
}
