import Glibc

/// Puts other bytes in the place of a file's, all at once.
package enum FileReplacement {
  /// Why a file stays as it is.
  package struct Refusal: Error {
    package var message: String
  }

  /// Changes a file's bytes; its permissions stay, and so do links to it.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(Refusal) {
    guard let resolved = realpath(path, nil) else { throw Refusal(errno) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { throw Refusal(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal(message: "it is no plain file") }
    guard status.st_mode & 0o222 != 0, access(target, W_OK) == 0 else {
      throw Refusal(message: "it is read-only")
    }
    let code = put(bytes, at: target, mode: status.st_mode & 0o7777)
    if code != 0 { throw Refusal(code) }
  }

  /// Writes bytes beside a path and moves them there, whatever is there.
  ///
  /// - Parameters:
  ///   - bytes: the bytes.
  ///   - path: the path; of a link, the link is replaced.
  ///   - mode: the permissions; those of a new file when there are none.
  /// - Returns: the system's error, 0 for none.
  @discardableResult
  static func put(_ bytes: [UInt8], at path: String, mode: mode_t? = nil) -> Int32 {
    let scratch = "\(path).\(getpid()).calque"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(scratch, flags, mode == nil ? 0o666 : 0o600)
    guard descriptor >= 0 else { return errno }
    var code = fill(descriptor, bytes)
    if code == 0, let mode, fchmod(descriptor, mode) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(scratch, path) != 0 { code = errno }
    if code != 0 { unlink(scratch) }
    return code
  }

  /// Writes all bytes; returns the system's error, 0 for none.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}

extension FileReplacement.Refusal {
  fileprivate init(_ code: Int32) { message = String(cString: strerror(code)) }
}
