import Foundation
import GRDB

/// What is known of feeds: what was fetched, their items in all versions, and the audits of these.
///
/// It is one file of SQLite, with a journal beside it, so that nothing finished is lost however the
/// program ends.
public struct FeedStore: Sendable {
  /// The path, for messages.
  let path: String
  let database: any DatabaseWriter

  /// Opens a store, or makes one, and brings it up to date.
  ///
  /// - Throws: `StoreError` when it cannot be used.
  public init(path: String) throws(StoreError) {
    do {
      try self.init(path: path, DatabasePool(path: path, configuration: Self.configuration))
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Makes a copy of a store in memory, an empty one when there is none: for trying things out.
  ///
  /// - Throws: `StoreError` when the store cannot be read.
  public init(inMemoryFrom path: String) throws(StoreError) {
    do {
      let memory = try DatabaseQueue(configuration: Self.configuration)
      if FileManager.default.fileExists(atPath: path) {
        var configuration = Self.configuration
        configuration.readonly = true
        try DatabaseQueue(path: path, configuration: configuration).backup(to: memory)
      }
      try self.init(path: path, memory)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private init(path: String, _ database: any DatabaseWriter) throws {
    self.path = path
    self.database = database
    let migrator = StoreSchema.migrator
    guard try !database.read(migrator.hasBeenSuperseded) else {
      throw StoreError(path: path, message: "the store was made by a newer Calque; use that one")
    }
    try migrator.migrate(database)
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.label = "feeds"
    configuration.busyMode = .timeout(10)
    return configuration
  }

  /// Reads and writes in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Reads what was committed.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
