import Glibc

/// What git ignores in a folder: the patterns of the `.gitignore` files from its repository's root
/// down to it, and of `.git/info/exclude`.
struct IgnoreRules {
  /// The patterns of one file, and how deep below the top its folder lies.
  private struct Layer {
    var patterns: [IgnorePattern]
    var depth: Int
  }

  /// Ignore files larger than this are not read.
  private static let limit = 1 << 20

  /// From the weakest to the strongest.
  private var layers: [Layer] = []
  /// The names on the way from the top to the current folder.
  private var names: [[UInt8]] = []

  /// The rules that hold in a folder before its own: those of the folders above, up to the root of
  /// its repository, if it has one.
  static func around(_ folder: String) -> Self {
    var rules = Self()
    guard let resolved = realpath(folder, nil) else { return rules }
    defer { free(resolved) }
    let path = String(cString: resolved)
    let names = path.split(separator: "/").map(String.init)
    // The nearest folder with a .git is the root.
    for depth in stride(from: names.count, through: 0, by: -1) {
      let root = "/" + names[..<depth].joined(separator: "/")
      guard let repository = gitFolder(root) else { continue }
      rules.add("\(repository)/info/exclude")
      var current = root == "/" ? "" : root
      for name in names[depth...] {
        rules.add("\(current)/.gitignore")
        rules.descend(into: Array(name.utf8))
        current += "/\(name)"
      }
      break
    }
    return rules
  }

  /// The folder that holds a repository's settings; nil when `root` is no repository's root.
  private static func gitFolder(_ root: String) -> String? {
    let path = root == "/" ? "/.git" : "\(root)/.git"
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { return path }
    // In worktrees and submodules a file names the folder.
    guard let content = read(path), content.starts(with: Array("gitdir:".utf8)) else { return nil }
    let line = content.dropFirst(7).prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 }
    let named = String(decoding: line, as: UTF8.self)
    let folder = named.hasPrefix("/") ? named : "\(root)/\(named)"
    // A worktree shares the settings of its repository.
    guard let common = read("\(folder)/commondir") else { return folder }
    let shared = String(decoding: common.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    return shared.hasPrefix("/") ? shared : "\(folder)/\(shared)"
  }

  /// Takes over the rules of the folder at `path`, which is the current one.
  mutating func enter(_ path: String) {
    add(path == "/" ? "/.gitignore" : "\(path)/.gitignore")
  }

  /// Goes down into a folder of the current one.
  mutating func descend(into name: [UInt8]) { names.append(name) }

  /// Whether an entry of the current folder is ignored.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    for layer in layers.reversed() {
      // Its path from the folder of the patterns.
      var path: [UInt8] = []
      for parent in names[layer.depth...] {
        path += parent
        path.append(0x2F)
      }
      path += name
      let last = layer.patterns.last { $0.matches(path, name: name, isFolder: isFolder) }
      if let last { return !last.isNegated }
    }
    return false
  }

  private mutating func add(_ file: String) {
    guard let content = Self.read(file) else { return }
    let patterns = IgnorePattern.patterns(of: content)
    if !patterns.isEmpty { layers.append(Layer(patterns: patterns, depth: names.count)) }
  }

  /// The content of a small regular file; nil when there is none.
  private static func read(_ path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, buffer.count - count)
        if got <= 0 { break }
        count += got
      }
    }
  }
}
