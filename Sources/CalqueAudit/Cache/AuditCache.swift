import CalqueCore
import CalqueInput
import CalqueRules
import Glibc

/// What files gave before, by a hash of their bytes and of all that decides what is found in them.
///
/// One file in a folder of its own. It is read whole at the start of a run and put in its place whole at the
/// end, so that runs side by side harm none; what one of them adds last may be lost, and is found anew.
/// A file or an entry that is not as it was written is no fault: it is as if it were not there.
public struct AuditCache: Sendable {
  /// The folder that is used when none is named.
  public static let folderName = ".calque-cache"

  private static let fileName = "results"
  private static let magic = Array("calque results 1\n".utf8)
  /// A file that is larger is begun anew.
  private static let mostBytes = 256 << 20
  /// Runs that an entry outlives without being asked for.
  private static let mostAge: UInt8 = 20

  /// An entry as it lies in a file.
  private struct Entry: Sendable {
    var payload: Range<Int>
    var check: ContentHash
    var age: UInt8
  }

  /// The folder.
  public let folder: String
  private let bytes: [UInt8]
  private let isTrusted: Bool
  private let entries: [ContentHash: Entry]

  /// Opens the cache in a folder, which need not exist.
  public init(folder: String) {
    self.folder = folder
    // Who can commit a cache could make any text pass with it, and nobody would read it in a review.
    isTrusted = !Self.isLink(folder) && !Self.isTracked(folder)
    bytes = isTrusted ? Self.content(FilePlace.join(folder, Self.fileName)) : []
    entries = Self.entries(bytes)
  }

  /// The folder for results of files in the current folder: in the root of its repository, or else in itself.
  public static func folder() -> String {
    var folder = FilePlace.current
    while folder != "/" {
      if FilePlace.exists(FilePlace.join(folder, ".git")) {
        return FilePlace.relative(FilePlace.join(folder, folderName), to: FilePlace.current)
      }
      folder = FilePlace.split(folder).folder
    }
    return folderName
  }

  /// How many results it holds.
  var count: Int { entries.count }

  /// What a file gave, nil when that is not known.
  func results(_ key: ContentHash) -> [Result<DocumentReport, InputError>]? {
    guard let entry = entries[key], Self.check(bytes[entry.payload]) == entry.check else {
      return nil
    }
    return bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(UnsafeRawBufferPointer(rebasing: bytes[entry.payload]))
      guard let results = try? reader.elements({ try $0.result() }), reader.isAtEnd else {
        return nil
      }
      return results
    }
  }

  /// The results of a file as an entry's bytes.
  static func payload(_ results: [Result<DocumentReport, InputError>]) -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(results) { $0.write($1) }
    return writer.bytes
  }

  /// Writes the cache with what a run found; where that is not possible, nothing is kept.
  ///
  /// - Parameters:
  ///   - found: new entries.
  ///   - used: the entries that the run asked for.
  func save(adding found: [ContentHash: [UInt8]], used: Set<ContentHash>) {
    guard isTrusted, !found.isEmpty, Self.prepare(folder) else { return }
    let path = FilePlace.join(folder, Self.fileName)
    // Another run may have written since.
    let now = Self.content(path)
    var writer = BinaryWriter()
    writer.write(raw: Self.magic[...])
    for (key, entry) in Self.entries(now) where found[key] == nil {
      let age = used.contains(key) ? 0 : entry.age + 1
      guard age <= Self.mostAge, writer.bytes.count < Self.mostBytes / 2 else { continue }
      writer.write(key, now[entry.payload], entry.check, age: age)
    }
    for (key, payload) in found {
      writer.write(key, payload[...], Self.check(payload[...]), age: 0)
    }
    guard writer.bytes.count < Self.mostBytes else { return }
    FileReplacement.put(writer.bytes, at: path)
  }

  // MARK: The file

  private static func check(_ payload: ArraySlice<UInt8>) -> ContentHash {
    var hash = ContentHash()
    payload.withUnsafeBytes { hash.add($0) }
    return hash
  }

  private static func entries(_ bytes: [UInt8]) -> [ContentHash: Entry] {
    guard bytes.starts(with: magic) else { return [:] }
    var entries: [ContentHash: Entry] = [:]
    bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(bytes)
      do {
        _ = try reader.skip(magic.count)
        while !reader.isAtEnd {
          let key = try reader.hash()
          let check = try reader.hash()
          let age = try reader.read(UInt8.self)
          let payload = try reader.skip(Int(try reader.read(UInt32.self)))
          entries[key] = Entry(payload: payload, check: check, age: age)
        }
      } catch {
        // Cut off: what stands before is whole.
      }
    }
    return entries
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether git tracks a cache: the index of its repository then holds the file's path.
  private static func isTracked(_ folder: String) -> Bool {
    var places = FilePlace()
    let file = FilePlace.join(places.absolute(folder), fileName)
    var root = FilePlace.split(places.absolute(folder)).folder
    while root != "/", !FilePlace.exists(FilePlace.join(root, ".git")) {
      root = FilePlace.split(root).folder
    }
    let path = Array(FilePlace.relative(file, to: root).utf8)
    return content(FilePlace.join(root, ".git/index")).withUnsafeBytes { index in
      guard index.count >= path.count else { return false }
      return (0...index.count - path.count).contains { start in
        index[start] == path[0]
          && index[start..<start + path.count].elementsEqual(path)
      }
    }
  }

  /// The bytes of a plain file of tolerable size, none where there is none.
  private static func content(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= mostBytes
    else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count, let base = buffer.baseAddress {
        let got = read(descriptor, base + count, buffer.count - count)
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// Makes the folder, which git is told to ignore; false where that is not possible.
  private static func prepare(_ folder: String) -> Bool {
    let isNew = mkdir(folder, 0o777) == 0
    guard isNew || errno == EEXIST else { return false }
    let ignore = FilePlace.join(folder, ".gitignore")
    if !FilePlace.exists(ignore) {
      let text = "# What calque lint found before; can be deleted.\n*\n"
      FileReplacement.put(Array(text.utf8), at: ignore)
    }
    return true
  }
}

extension BinaryWriter {
  fileprivate mutating func write(
    _ key: ContentHash,
    _ payload: ArraySlice<UInt8>,
    _ check: ContentHash,
    age: UInt8
  ) {
    write(key)
    write(check)
    write(age)
    write(UInt32(payload.count))
    write(raw: payload)
  }
}
