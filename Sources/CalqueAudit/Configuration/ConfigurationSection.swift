package import CalqueRules

/// Choices of a configuration that stand in another file, such as those of one feed.
package struct ConfigurationSection: Sendable {
  /// The keys that choose.
  package static var keys: [String] { ConfigurationParser.layerKeys }

  let layer: ConfigurationLayer

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
    layer = try ConfigurationParser(folder: folder).layer(keys, at: place)
    if let silence = layer.silences.first(where: { $0.files != nil }) {
      throw silence.place.error("a silence of a feed is for all its items: leave “path” away")
    }
  }
}

extension ProjectAudit {
  /// The auditor that the configuration of a file and a section of choices make together.
  ///
  /// - Throws: what is wrong with either.
  package func auditor(
    for path: String,
    with section: ConfigurationSection
  ) throws(PackError) -> (auditor: Auditor, silences: [ConfiguredSilence], errors: [PackError]) {
    var store = ConfigurationStore(configuration)
    let found = try store.find(for: path)
    let settings = try compiler.settings(found.layers + [section.layer])
    return (
      Auditor(rules: settings.rules, options: settings.options),
      found.silences + section.layer.silences,
      settings.packErrors
    )
  }
}
