import CalqueRules

/// Which configuration files a run looks at.
public enum ConfigurationChoice: Hashable, Sendable {
  /// For each file the nearest `.calque.yml` in its folder or one above it.
  case nearest
  /// One file for all.
  case file(String)
  /// None.
  case none
}

/// Finds and reads the configurations of files, each of them once.
struct ConfigurationStore {
  /// What holds for a file.
  struct Found {
    /// Its configuration and those that extends, with their layers for the file, the outermost first.
    var layers: [ConfigurationLayer] = []
    /// Says for which other files the same layers hold.
    var key = ""
    /// The silences that are for the file.
    var silences: [ConfiguredSilence] = []
    /// The files that were read.
    var files: [String] = []
    /// The sections that are for the file.
    var sections: [Placed<String>] = []
    /// The pattern by which it is left out.
    var ignored: Placed<FilePattern>?
  }

  private let choice: ConfigurationChoice
  private var places = FilePlace()
  /// The nearest configuration of each folder that was looked at.
  private var nearest: [String: String?] = [:]
  private var loaded: [String: Result<Configuration, PackError>] = [:]

  init(_ choice: ConfigurationChoice) { self.choice = choice }

  /// What holds for a file.
  ///
  /// - Throws: what is wrong with its configuration.
  mutating func find(for path: String) throws(PackError) -> Found {
    let absolute = places.absolute(path)
    let file: String?
    switch choice {
    case .none: file = nil
    case .file(let path): file = places.absolute(path)
    case .nearest: file = nearestFile(from: FilePlace.split(absolute).folder)
    }
    guard let file else { return Found() }
    let configuration = try load(file).get()
    return Self.found(configuration, absolute)
  }

  private mutating func load(_ file: String) -> Result<Configuration, PackError> {
    if let known = loaded[file] { return known }
    let result: Result<Configuration, PackError>
    do throws(PackError) {
      result = .success(try Configuration(contentsOfFile: file))
    } catch {
      result = .failure(error)
    }
    loaded[file] = result
    return result
  }

  private mutating func nearestFile(from folder: String) -> String? {
    if let known = nearest[folder] { return known }
    let own = FilePlace.join(folder, Configuration.fileName)
    let found: String?
    if FilePlace.exists(own) {
      found = own
    } else {
      found = folder == "/" ? nil : nearestFile(from: FilePlace.split(folder).folder)
    }
    nearest[folder] = .some(found)
    return found
  }

  private static func found(_ configuration: Configuration, _ file: String) -> Found {
    var found = Found()
    for part in configuration.lineage {
      let path = FilePlace.relative(file, to: part.folder)
      found.files.append(part.path)
      found.key += "\0\(part.path)"
      found.take(part.layer, for: path)
      for (index, section) in part.sections.enumerated() where section.pattern.matches(path) {
        found.key += "\0\(index)"
        found.sections.append(Placed(value: section.pattern.text, place: section.layer.place))
        found.take(section.layer, for: path)
      }
      if let last = part.ignored.last(where: { $0.value.matches(path) }) {
        found.ignored = last.value.isNegated ? nil : last
      }
    }
    return found
  }
}

extension ConfigurationStore.Found {
  fileprivate mutating func take(_ layer: ConfigurationLayer, for path: String) {
    layers.append(layer)
    silences += layer.silences.filter { $0.files?.matches(path) ?? true }
  }
}
