import CalqueCore
import CalquePacks
import CalqueRules
import Glibc

/// What decides, beside a file's name and bytes, what is found in it.
enum CacheIdentity {
  /// The program with the packs in it: their sources, its version, and the size and time of its file, since
  /// code may change without either of the others.
  static func program() -> ContentHash {
    var hash = ContentHash()
    hash.add(Tool.calque.version)
    var status = stat()
    if stat("/proc/self/exe", &status) == 0 {
      hash.add(Int(status.st_size))
      hash.add(status.st_mtim.tv_sec)
      hash.add(status.st_mtim.tv_nsec)
    }
    ShippedPacks.withSourceBytes { hash.add($0) }
    return hash
  }

  /// An auditor's rules and options, by what they were made of.
  ///
  /// - Parameters:
  ///   - layers: the layers of its configuration.
  ///   - settings: what was made of them.
  ///   - program: the program's own identity.
  /// - Returns: the identity.
  static func auditor(
    _ layers: [ConfigurationLayer],
    _ settings: Settings,
    program: ContentHash
  ) -> ContentHash {
    var hash = program
    hash.add(ReflectedHash.of(layers))
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
