import CalqueCore
import CalquePacks
import CalqueRules

/// Makes the settings of a configuration's layers.
///
/// The shipped rules are never compiled anew: a configuration that only switches and grades has a view of
/// them that shares all their tables.
struct SettingsCompiler {
  /// The rules without any configuration.
  let rules: CompiledRules
  /// The packs of ``rules`` that are not shipped.
  let packs: [RulePack]
  let options: AuditOptions
  let choices: AuditChoices

  /// The settings of the layers, of which later ones win; the command line wins over all.
  func settings(_ layers: [ConfigurationLayer]) throws(PackError) -> Settings {
    var settings = Settings(rules: rules, options: options)
    var compiler = PackCompiler(base: rules)
    var sources = packs
    var named = try add(packsOf: layers, to: &compiler, &sources, &settings)
    for layer in layers {
      for pack in layer.packs {
        guard case .switch(let id, let isOn) = pack.value else { continue }
        let pattern = RulePattern(id)
        guard compiler.rules.indices(of: pattern).count > 0 else {
          throw pack.place.error(
            "there is no pack “\(id)”"
              + RuleNames.hint(id, among: compiler.rules.packs.map(\.summary.id))
          )
        }
        for found in compiler.rules.packs where pattern.covers(found.summary.id) {
          named[found.summary.id] = pack.place
        }
        try change(
          Placed(value: .init(pattern: pattern, grade: .init(isOn: isOn)), place: pack.place),
          &compiler,
          sources,
          &settings
        )
      }
      for wanted in layer.changes { try change(wanted, &compiler, sources, &settings) }
      for silence in layer.silences where silence.rules.text != "*" {
        try check(silence.rules, at: silence.place, compiler.rules)
      }
      for names in layer.names {
        try compiler.addHouseNames(names.value, at: names.place)
        settings.names += names.value.count
      }
      for gazetteer in layer.gazetteers {
        compiler.add(gazetteer)
        settings.gazetteers.append(gazetteer)
      }
      for words in layer.words {
        try compiler.addHouseWords(words.value, at: words.place)
        settings.words += words.value.count
      }
      apply(layer, to: &settings)
    }
    choices.apply(to: &settings.options)
    settings.rules = compiler.rules
    settings.added = sources
    let used = Set(settings.rules.packsInUse.map(\.summary.id))
    settings.packs = settings.rules.packs.map { pack in
      Settings.Pack(
        summary: pack.summary,
        isInUse: used.contains(pack.summary.id),
        place: named[pack.summary.id]
      )
    }
    return settings
  }

  /// Adds the packs that the layers name by their files, and says where each is named.
  private func add(
    packsOf layers: [ConfigurationLayer],
    to compiler: inout PackCompiler,
    _ sources: inout [RulePack],
    _ settings: inout Settings
  ) throws(PackError) -> [String: SourcePlace] {
    var named: [String: SourcePlace] = [:]
    var files: Set<String> = []
    for pack in layers.flatMap(\.packs) {
      guard case .file(let path) = pack.value, files.insert(path).inserted else { continue }
      let loaded = PackLoader.load(path)
      settings.packErrors += loaded.errors
      for found in loaded.packs {
        do throws(PackError) {
          try compiler.add(found)
        } catch {
          throw pack.place.error(error.message)
        }
        sources.append(found)
        named[found.id] = pack.place
      }
    }
    return named
  }

  private func change(
    _ wanted: Placed<ConfigurationLayer.Change>,
    _ compiler: inout PackCompiler,
    _ sources: [RulePack],
    _ settings: inout Settings
  ) throws(PackError) {
    let (pattern, grade) = (wanted.value.pattern, wanted.value.grade)
    try check(pattern, at: wanted.place, compiler.rules)
    let count = compiler.change(
      pattern,
      isOn: grade.isOn,
      severity: grade.severity,
      confidence: grade.confidence
    )
    if !grade.found.isEmpty || !grade.excused.isEmpty {
      guard let rule = source(of: pattern.text, sources) else {
        throw wanted.place.error("words are added to one rule: give its full id")
      }
      try compiler.extend(rule, found: grade.found, excused: grade.excused, at: wanted.place)
    }
    settings.changes.append(
      Settings.Change(
        pattern: pattern.text,
        rules: count,
        effects: grade.effects,
        place: wanted.place
      )
    )
  }

  private func check(
    _ pattern: RulePattern,
    at place: SourcePlace,
    _ rules: CompiledRules
  ) throws(PackError) {
    guard rules.indices(of: pattern).isEmpty else { return }
    throw place.error(
      "there is no rule or pack “\(pattern.text)”\(rules.hint(for: pattern))"
    )
  }

  /// A rule as its pack says it; of the shipped packs only its own is read.
  private func source(of id: String, _ sources: [RulePack]) -> Rule? {
    guard let slash = id.lastIndex(of: "/") else { return nil }
    let pack = String(id[..<slash])
    let own = sources.first { $0.id == pack }
    let shipped = {
      PackLoader.loadAll(sources: ShippedPacks.sources.filter { $0.path.hasPrefix(pack + "/") })
        .packs
        .first { $0.id == pack }
    }
    return (own ?? shipped())?.rules.first { $0.descriptor.id == id }
  }

  private func apply(_ layer: ConfigurationLayer, to settings: inout Settings) {
    func take<Value>(_ placed: Placed<Value>?, _ key: String, _ set: (Value) -> Void) {
      guard let placed else { return }
      set(placed.value)
      settings.places[key] = placed.place
    }
    var options = settings.options
    take(layer.score, "score") { $0.apply(to: &options.score) }
    take(layer.failOn, "fail-on") { options.failOn = $0 }
    take(layer.minimumScore, "min-score") { options.minimumScore = $0 }
    take(layer.maximumFindings, "max-findings") { options.maximumFindings = $0 }
    take(layer.minimumConfidence, "min-confidence") { options.minimumConfidence = $0 }
    take(layer.included, "include") { options.included = $0 }
    take(layer.language, "language") { options.language = $0 }
    settings.options = options
  }
}

extension ConfigurationLayer.Grade {
  /// What rules become, in words.
  fileprivate var effects: [String] {
    func added(_ count: Int, _ noun: String) -> String? {
      count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s") added"
    }
    return [
      isOn.map { $0 ? "on" : "off" }, severity?.rawValue, confidence?.rawValue,
      added(found.count, "phrase"), added(excused.count, "exception"),
    ].compactMap { $0 }
  }
}
