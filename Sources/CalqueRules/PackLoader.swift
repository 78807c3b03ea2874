private import FoundationEssentials
private import Glibc

/// Finds and reads packs on disk.
public enum PackLoader {
  /// What loading gave: the packs that could be read, and all faults.
  public struct Result: Sendable {
    /// The packs, ordered by id.
    public var packs: [RulePack] = []
    /// What is wrong with files and rules.
    public var errors: [PackError] = []

    /// Nothing loaded yet.
    public init() {}

    fileprivate init(_ error: PackError) { errors = [error] }
  }

  /// Loads a pack from one file, or from a folder with `pack.yml` and more `.yml` files; or all packs in
  /// the folders below a folder.
  ///
  /// The pack's id is the file's name without its ending, or the folder's name; of packs below a folder,
  /// their paths from there.
  public static func load(_ path: String) -> Result {
    let manager = FileManager.default
    var isDirectory = false
    guard manager.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return Result(PackError(path: path, message: "there is no such file or folder"))
    }
    let name = lastComponent(path)
    if !isDirectory {
      let id =
        name.hasSuffix(".yml") || name.hasSuffix(".yaml")
        ? String(name.prefix { $0 != "." }) : name
      return load(id: id, folder: parent(path), files: [path])
    }
    guard manager.fileExists(atPath: "\(path)/pack.yml") else {
      let packs = loadAll(below: path.hasSuffix("/") ? String(path.dropLast()) : path)
      guard packs.packs.isEmpty, packs.errors.isEmpty else { return packs }
      let hint =
        manager.fileExists(atPath: "\(path)/pack.yaml") ? "; rename pack.yaml to pack.yml" : ""
      return Result(
        PackError(
          path: path,
          message: "the folder has no pack.yml, and no folder in it has: this is no pack\(hint)"
        )
      )
    }
    var result = load(id: name, folder: path, files: packFiles(in: path))
    result.errors += misnamed(in: path)
    return result
  }

  /// Loads all packs below a folder; a pack's id is its path from there: `en/echo`.
  public static func loadAll(below root: String) -> Result {
    var result = Result()
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    for file in names.sorted().map({ "\(root)/\($0)" }) where lastComponent(file) == "pack.yml" {
      let folder = parent(file)
      let id = String(folder.dropFirst(root.utf8.count + 1))
      let loaded = load(id: id, folder: folder, files: packFiles(in: folder))
      result.packs += loaded.packs
      result.errors += loaded.errors
    }
    result.packs.sort { $0.id < $1.id }
    return result
  }

  /// Loads packs from files that are in memory, each with its path below the folder of packs.
  public static func loadAll(sources: [(path: String, text: String)]) -> Result {
    var result = Result()
    let texts = Dictionary(
      sources.map { ($0.path, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    for path in texts.keys.sorted() where lastComponent(path) == "pack.yml" {
      let folder = parent(path)
      let rules = texts.keys.filter { parent($0) == folder && $0.hasSuffix(".yml") && $0 != path }
      let files = ([path] + rules.sorted()).map {
        PackParser.File(path: "Rules/\($0)", text: texts[$0] ?? "")
      }
      var parser = PackParser { texts["\(folder)/\($0)"] }
      if let pack = parser.parse(id: folder, files: files) { result.packs.append(pack) }
      result.errors += parser.errors
    }
    return result
  }

  /// Files that look like rules but are not read.
  private static func misnamed(in folder: String) -> [PackError] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
      PackError(
        path: "\(folder)/\($0)",
        message: "the file is not read: rename it to end in .yml, as the files of a pack do"
      )
    }
  }

  private static func packFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let rules = names.filter { $0.hasSuffix(".yml") && $0 != "pack.yml" }.sorted()
    return (["pack.yml"] + rules).map { "\(folder)/\($0)" }
  }

  private static func load(id: String, folder: String, files: [String]) -> Result {
    var result = Result()
    var sources: [PackParser.File] = []
    for path in files {
      guard !isTooLarge(path) else {
        result.errors.append(
          PackError(
            path: path,
            message: "the file is larger than \(PackLimits.fileBytes >> 20) MiB: split the pack"
          )
        )
        continue
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        result.errors.append(PackError(path: path, message: "the file cannot be read"))
        continue
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        result.errors.append(PackError(path: path, message: "the file is not UTF-8 text"))
        continue
      }
      sources.append(PackParser.File(path: path, text: text))
    }
    guard sources.first?.path == files.first else { return result }
    var parser = PackParser { name in
      let path = "\(folder)/\(name)"
      guard !isTooLarge(path) else { return nil }
      return FileManager.default.contents(atPath: path)
        .flatMap { String(validating: $0, as: UTF8.self) }
    }
    if let pack = parser.parse(id: id, files: sources) { result.packs.append(pack) }
    result.errors += parser.errors
    return result
  }

  /// Whether a file is larger than any that is read for its rules.
  public static func isTooLarge(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > PackLimits.fileBytes
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }
}
