import CalqueCore
package import CalqueRules

/// Choices of a configuration that stand in another file, such as those of one feed.
package struct ConfigurationSection: Sendable {
  /// The keys that choose.
  package static var keys: [String] { ConfigurationParser.layerKeys }

  let layer: ConfigurationLayer
  /// The choices as they are written.
  package let text: String

  /// Reads the choices of a mapping that may hold other keys, too.
  ///
  /// - Parameters:
  ///   - keys: the values by their keys.
  ///   - folder: the folder that paths start from.
  ///   - place: where the mapping stands.
  /// - Throws: `PackError` that names line and column.
  package init(
    _ keys: [String: YAMLNode],
    folder: String,
    at place: SourcePlace
  ) throws(PackError) {
    text = Self.keys.compactMap { key in keys[key].map { "\(key): \($0.yaml)" } }.joined()
    layer = try ConfigurationParser(folder: folder).layer(keys, at: place)
    if let silence = layer.silences.first(where: { $0.files != nil }) {
      throw silence.place.error("a silence of a feed is for all its items: leave “path” away")
    }
  }
}

/// An auditor with all that an audit by a configuration needs.
package struct SectionAuditor: Sendable {
  /// The auditor.
  package let auditor: Auditor
  /// What the configuration silences.
  package let silences: [ConfiguredSilence]
  /// What is wrong with packs that it uses; their other rules take part.
  package let errors: [PackError]
  /// Tells program, packs and choices: audits with the same key find the same.
  package let key: String
}

extension ProjectAudit {
  /// The auditor that the configuration of a file and a section of choices make together.
  ///
  /// - Throws: what is wrong with either.
  package func auditor(
    for path: String,
    with section: ConfigurationSection
  ) throws(PackError) -> SectionAuditor {
    var store = ConfigurationStore(configuration)
    let found = try store.find(for: path)
    let layers = found.layers + [section.layer]
    let settings = try compiler.settings(layers)
    let identity = CacheIdentity.auditor(
      layers,
      settings,
      program: CacheIdentity.release(),
      countsPlaces: false
    )
    return SectionAuditor(
      auditor: Auditor(rules: settings.rules, options: settings.options),
      silences: found.silences + section.layer.silences,
      errors: settings.packErrors,
      key: identity.description
    )
  }
}
