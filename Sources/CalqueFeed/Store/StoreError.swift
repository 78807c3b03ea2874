import GRDB

/// What is wrong with a store.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Its path.
  public let path: String
  /// What is wrong and what to do.
  public let message: String

  init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    self.path = path
    guard let error = error as? DatabaseError else {
      message = "the store cannot be used: \(error)"
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      message = "this is no store of feeds, or it is damaged; name another one with “store:”"
    case .SQLITE_FULL: message = "there is no room left on the disk"
    case .SQLITE_CANTOPEN:
      message = "the store cannot be opened; is its folder there, and may it be written to?"
    case .SQLITE_READONLY: message = "the store must not be written to"
    default: message = "the store cannot be used: \(error.message ?? "\(error.resultCode)")"
    }
  }

  /// `path: message`.
  public var description: String { "\(path): \(message)" }
}
