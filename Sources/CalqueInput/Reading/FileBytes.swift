import Glibc

/// Reads whole files, with a size cap and errors that say what to do.
enum FileBytes {
  /// The bytes of the file at `path`, or of standard input for `-`; of a long file the first ones
  /// when no more than `count` are wanted.
  static func read(path: String, atMost count: Int = .max) throws(InputError) -> [UInt8] {
    if path == "-" { return try readAll(descriptor: 0, expected: 64 << 10, path: path) }
    if path.isEmpty {
      throw InputError(
        path: path,
        message: "The path is empty: name a file, or - for standard input."
      )
    }
    if let scheme = scheme(of: path) {
      throw InputError(
        path: path,
        message: scheme == "file"
          ? "This is a URL: give the file's path instead."
          : "Calque has no network: run `curl -sL '\(path)' | calque audit -`."
      )
    }
    // Looked at before it is opened, since opening alone makes some devices act …
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw InputError(path: path, message: complaint(errno))
    }
    try check(status, path)
    // … and after, since it may have been exchanged; not to block is for what it was exchanged for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      throw InputError(path: path, message: complaint(errno))
    }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(path: path, message: complaint(errno))
    }
    try check(status, path)
    let expected = min(count, Int(status.st_size) + 1)
    return try readAll(descriptor: descriptor, expected: expected, atMost: count, path: path)
  }

  /// Refuses what is no file of a size that can be read.
  private static func check(_ status: stat, _ path: String) throws(InputError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw InputError(path: path, message: "This is a directory: name a file in it.")
    default:
      throw InputError(
        path: path,
        message: "This is not a regular file: pipe its content in and give - as the path."
      )
    }
    guard status.st_size <= InputLimits.recordBytes else {
      throw InputError(path: path, message: tooLarge)
    }
  }

  /// What is said of a file or content over the cap.
  static let tooLarge =
    "The input is larger than \(InputLimits.recordBytes >> 20) MiB: split it into smaller files."

  private static func complaint(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "There is no such file: check the path."
    case EACCES, EPERM: "The file cannot be read: check its permissions."
    case ENAMETOOLONG: "The path is too long for the system: check it."
    case ELOOP: "The path runs in a circle of symbolic links: name the file itself."
    default: "The file cannot be read: \(String(cString: strerror(code)))."
    }
  }

  /// The scheme of a URL given as a path: `https` of `https://…`.
  private static func scheme(of path: String) -> String? {
    let lowered = path.prefix(8).lowercased()
    return ["https", "http", "ftp", "file"].first { lowered.hasPrefix($0 + "://") }
  }

  private static func readAll(
    descriptor: Int32,
    expected: Int,
    atMost: Int = .max,
    path: String
  ) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = max(expected, 4096)
    var failure: Int32 = 0
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < buffer.count, let start = buffer.baseAddress {
          let got = Glibc.read(descriptor, start + count, buffer.count - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      if failure != 0 { throw InputError(path: path, message: complaint(failure)) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > InputLimits.recordBytes { throw InputError(path: path, message: tooLarge) }
      if chunk.count < capacity || bytes.count >= atMost { return bytes }
      capacity = max(64 << 10, bytes.count)
    }
  }
}
