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
  ///
  /// Words of lists outside the configuration are told by their number only.
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
    let settings = try compiler.settings(found.layers + [section.layer])
    var parts = [Tool.calque.version, section.text]
    for file in found.files { parts.append(try Configuration.text(ofFile: file, name: file)) }
    parts += settings.rules.packs.map { "\($0.summary.id) \($0.summary.version)" }
    parts += settings.rules.rules.map { rule in
      let descriptor = rule.descriptor
      return "\(descriptor.id) \(descriptor.severity) \(descriptor.confidence) \(rule.isOn)"
    }
    parts +=
      ["\(settings.names)", "\(settings.words)"]
      + settings.gazetteers.map { "\($0.path) \($0.entries.count)" }
    return SectionAuditor(
      auditor: Auditor(rules: settings.rules, options: settings.options),
      silences: found.silences + section.layer.silences,
      errors: settings.packErrors,
      key: SHA256.hexadecimal(SHA256.digest(of: Array(parts.joined(separator: "\0").utf8)))
    )
  }
}
