import CalqueConsole
import ArgumentParser
import CalquePacks
import CalqueRules
import Foundation

/// The packs that a command of `calque rules` works on: those of its arguments, or the shipped ones.
struct TestedPacks: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Packs: YAML files, folders with pack.yml, or folders of such folders. Without any, the shipped packs.",
      valueName: "pack"
    )
  )
  var packs: [String] = []

  /// The packs that could be read; what is wrong with the others is printed.
  func load() -> PackLoader.Result {
    var loaded = PackLoader.Result()
    if packs.isEmpty { loaded = PackLoader.loadAll(sources: ShippedPacks.sources) }
    for path in packs {
      let result = PackLoader.load(path)
      loaded.packs += result.packs
      loaded.errors += result.errors
    }
    for error in loaded.errors { Console.error("calque: \(error)") }
    return loaded
  }

  /// The file of the lock beside the first pack: in the folder of a pack that is a file; of a folder, in
  /// it.
  var lockPath: String? {
    guard let first = packs.first else { return nil }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: first, isDirectory: &isFolder)
    guard exists, !isFolder.boolValue else {
      return (first.hasSuffix("/") ? first : first + "/") + PackLock.fileName
    }
    guard let slash = first.lastIndex(of: "/") else { return PackLock.fileName }
    return String(first[...slash]) + PackLock.fileName
  }

  /// The lock of the packs; nil when there is none.
  ///
  /// - Throws: exit code 2 when there is one that cannot be read.
  func lock(_ given: String? = nil) throws -> PackLock? {
    guard let path = given ?? lockPath else { return ShippedPacks.lock }
    return try Self.lock(at: path, isNeeded: given != nil)
  }

  /// The lock of a file.
  ///
  /// - Throws: exit code 2 when it cannot be read, or is needed and missing.
  static func lock(at path: String, isNeeded: Bool) throws -> PackLock? {
    guard FileManager.default.fileExists(atPath: path) else {
      guard isNeeded else { return nil }
      Console.error("calque: \(path): there is no such lock; “calque rules lock” writes one")
      throw Exit.unusable
    }
    do {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw PackError(path: path, message: "the lock is not readable as UTF-8 text")
      }
      return try PackLock(text, path: path)
    } catch let error as PackError {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
  }
}
