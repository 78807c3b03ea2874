import Glibc

/// Keeps a store to one program at a time, for as long as the value lives.
///
/// The system lets go of the lock however the program ends.
public struct StoreLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the lock of the store at a path.
  ///
  /// - Throws: `StoreError` when another program has it.
  public init(store path: String) throws(StoreError) {
    descriptor = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StoreError(
        path: path,
        message: "no file can be written beside it: \(String(cString: strerror(errno)))"
      )
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StoreError(
        path: path,
        message: "another calque feed works with this store; wait for it"
      )
    }
  }

  deinit { close(descriptor) }
}
