private import FoundationEssentials

/// What the tool behind the build plugin EmbedAssets does.
///
/// It stands here, and the tool hands over its arguments, because a build that goes on from an
/// earlier one does not compile the tool again when the types of this module change.
public enum AssetEmbedder {
  /// Compiles all packs below a folder and writes them, with their sources and the report templates,
  /// as binaries that a C file embeds.
  ///
  /// - Parameters:
  ///   - rules: the folder of packs.
  ///   - templates: the folder of report templates.
  ///   - binaries: the folder to write them to.
  ///   - output: a Swift file to write, which differs when a binary does.
  /// - Returns: what is wrong, as `path:line:column: error: message`; empty when all was written.
  public static func embed(
    rules: String,
    templates: String,
    binaries: String,
    output: String
  ) -> [String] {
    let rules = withoutSlash(rules)
    let templates = withoutSlash(templates)
    let (compiled, sources, problems) = compile(rules)
    // The form that compilers and editors recognise.
    guard problems.isEmpty else {
      return problems.map { marked($0.description) }
    }
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: templates)
      let templates = try names.filter { !$0.hasPrefix(".") }.map {
        ($0, try text("\(templates)/\($0)"))
      }
      let blobs = [
        ("rules", compiled.encoded()),
        ("sources", AssetArchive(sources).encoded()),
        ("templates", AssetArchive(templates).encoded()),
      ]
      try FileManager.default.createDirectory(
        atPath: binaries,
        withIntermediateDirectories: true
      )
      for (name, bytes) in blobs { try write(Data(bytes), to: "\(binaries)/\(name).bin") }
      try write(Data(code(blobs.map(\.1)).utf8), to: output)
    } catch let error as Unreadable {
      return ["\(error.path): error: the file is not UTF-8 text, or cannot be read"]
    } catch {
      return ["\(binaries): error: cannot be written: \(error)"]
    }
    return []
  }

  private struct Unreadable: Error {
    var path: String
  }

  /// The compiled packs below a folder, the files that they were read from, and what is wrong.
  private static func compile(
    _ folder: String
  ) -> (rules: CompiledRules, sources: [(String, String)], problems: [PackError]) {
    let loaded = PackLoader.loadAll(below: folder)
    var compiler = PackCompiler()
    var problems = loaded.errors
    for pack in loaded.packs {
      do throws(PackError) {
        try compiler.add(pack)
      } catch {
        problems.append(error)
      }
    }
    var sources = loaded.packs.flatMap { pack in
      pack.files.map { ("\(pack.id)/\($0.path)", $0.text) }
    }
    let lock = "\(folder)/\(PackLock.fileName)"
    if let text = try? text(lock) {
      do throws(PackError) {
        _ = try PackLock(text, path: lock)
        sources.append((PackLock.fileName, text))
      } catch {
        problems.append(error)
      }
    }
    return (compiler.rules, sources, problems)
  }

  private static func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw Unreadable(path: path) }
    return text
  }

  /// Writes a file unless it holds just this: builds of two configurations share the binaries, and
  /// neither shall undo the other.
  private static func write(_ data: Data, to path: String) throws {
    guard FileManager.default.contents(atPath: path) != data else { return }
    try data.write(to: URL(filePath: path), options: .atomic)
  }

  private static func code(_ blobs: [[UInt8]]) -> String {
    // FNV-1a.
    let hash = blobs.joined().reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return """
      // Made by the build plugin EmbedAssets. Do not edit.

      extension PackAssets {
        /// A hash of all that is embedded.
        package static let hash: UInt64 = \(hash)
      }

      """
  }

  private static func marked(_ message: String) -> String {
    message.replacing(": ", with: ": error: ", maxReplacements: 1)
  }

  private static func withoutSlash(_ path: String) -> String {
    path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
