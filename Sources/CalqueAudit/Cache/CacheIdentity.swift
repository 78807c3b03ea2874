import CalqueCore
import CalquePacks
import CalqueRules
import Glibc

/// What decides, beside a file's name and bytes, what is found in it.
enum CacheIdentity {
  /// The program's version and the sources of the packs in it.
  static func release() -> ContentHash {
    var hash = ContentHash()
    hash.add(Tool.calque.version)
    ShippedPacks.withSourceBytes { hash.add($0) }
    return hash
  }

  /// The program with the packs in it, and the size and time of its file, since code may change without
  /// either of the others.
  static func program() -> ContentHash {
    var hash = release()
    var status = stat()
    if stat("/proc/self/exe", &status) == 0 {
      hash.add(Int(status.st_size))
      hash.add(status.st_mtim.tv_sec)
      hash.add(status.st_mtim.tv_nsec)
    }
    return hash
  }

  /// An auditor's rules and options, by what they were made of.
  ///
  /// - Parameters:
  ///   - layers: the layers of its configuration.
  ///   - settings: what was made of them.
  ///   - program: the program's own identity.
  ///   - countsPlaces: whether it matters where a configuration says something.
  /// - Returns: the identity.
  static func auditor(
    _ layers: [ConfigurationLayer],
    _ settings: Settings,
    program: ContentHash,
    countsPlaces: Bool = true
  ) -> ContentHash {
    var hash = program
    hash.add(ReflectedHash.of(layers, countsPlaces: countsPlaces))
    hash.add(ReflectedHash.of(settings.options))
    for pack in settings.added {
      hash.add(pack.id)
      for file in pack.files {
        hash.add(file.path)
        hash.add(file.text)
      }
    }
    return hash
  }
}
