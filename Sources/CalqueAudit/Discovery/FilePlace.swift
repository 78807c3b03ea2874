import Glibc

/// Where files lie, without `.`, `..` and links on the way.
struct FilePlace {
  /// The folders that were resolved, by how they were named.
  private var folders: [String: String] = [:]

  /// The current folder.
  static let current: String = {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }()

  /// The absolute path of a file; standard input lies in the current folder.
  mutating func absolute(_ path: String) -> String {
    let (folder, name) = Self.split(path)
    return Self.join(absoluteFolder(folder), name)
  }

  private mutating func absoluteFolder(_ folder: String) -> String {
    if let known = folders[folder] { return known }
    var resolved = folder.hasPrefix("/") ? folder : Self.join(Self.current, folder)
    if let path = realpath(folder, nil) {
      resolved = String(cString: path)
      free(path)
    }
    folders[folder] = resolved
    return resolved
  }

  /// A path's folder, `.` when it names none, and its last part.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// A name in a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// A path as seen from a folder above it; where it lies elsewhere, the path itself.
  static func relative(_ path: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
