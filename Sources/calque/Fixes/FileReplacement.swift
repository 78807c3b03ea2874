import Foundation

/// Puts other bytes in the place of a file's, all at once.
enum FileReplacement {
  /// Why a file stays as it is.
  struct Refusal: Error {
    var message: String
  }

  /// Writes bytes beside the file and puts them in its place; its permissions stay, and so do links to it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Refusal) {
    guard let resolved = realpath(path, nil) else { throw Refusal(errno) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { throw Refusal(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal(message: "it is no plain file") }
    guard status.st_mode & 0o222 != 0, access(target, W_OK) == 0 else {
      throw Refusal(message: "it is read-only")
    }
    let scratch = "\(target).\(getpid()).calque"
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(errno) }
    let code = fill(descriptor, bytes, status.st_mode & 0o7777)
    close(descriptor)
    guard code == 0, rename(scratch, target) == 0 else {
      let code = code == 0 ? errno : code
      unlink(scratch)
      throw Refusal(code)
    }
  }

  /// Writes all bytes; returns the system's error, 0 for none.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ mode: mode_t) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return fchmod(descriptor, mode) == 0 ? 0 : errno
  }
}

extension FileReplacement.Refusal {
  fileprivate init(_ code: Int32) { message = String(cString: strerror(code)) }
}
