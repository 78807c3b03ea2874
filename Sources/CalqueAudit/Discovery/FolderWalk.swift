import CalqueCore
import Glibc

/// Lists the files of a folder that Calque reads, by name, and what git would ignore left out.
struct FolderWalk {
  private let base: String
  /// Readable files that were left out because git ignores them.
  private(set) var ignored = 0
  /// Folders that could not be listed, and why.
  private(set) var failures: [InputFailure] = []
  private var found: [String] = []

  /// Prepares to list the folder at `base`.
  init(base: String) { self.base = base }

  /// The files, those of each folder before its next sibling.
  mutating func files() -> [String] {
    found = []
    ignored = 0
    failures = []
    visit(base, IgnoreRules.around(base))
    return found
  }

  private mutating func visit(_ folder: String, _ rules: IgnoreRules) {
    var rules = rules
    rules.enter(folder)
    for entry in entries(folder) {
      let path = folder == "/" ? "/\(entry.name)" : "\(folder)/\(entry.name)"
      let isReadable = !entry.isFolder && InputDiscovery.isReadable(path)
      guard entry.isFolder || isReadable else { continue }
      if rules.ignores(Array(entry.name.utf8), isFolder: entry.isFolder) {
        ignored += isReadable ? 1 : 0
      } else if entry.isFolder {
        var inner = rules
        inner.descend(into: Array(entry.name.utf8))
        visit(path, inner)
      } else {
        found.append(path)
      }
    }
  }

  /// Files and folders in a folder that are neither hidden nor links, by name.
  private mutating func entries(_ folder: String) -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(folder) else {
      let reason = String(cString: strerror(errno))
      failures.append(
        InputFailure(path: folder, message: "the folder cannot be listed: \(reason)")
      )
      return []
    }
    defer { closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      guard entry.pointee.d_name.0 != 0x2E else { continue }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var type = Int32(entry.pointee.d_type)
      if type == Int32(DT_UNKNOWN) {
        var status = stat()
        guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
        type = Int32((status.st_mode & S_IFMT) >> 12)
      }
      if type == Int32(DT_DIR) {
        entries.append((name, true))
      } else if type == Int32(DT_REG) {
        entries.append((name, false))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
