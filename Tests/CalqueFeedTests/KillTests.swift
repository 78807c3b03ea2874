import CalqueTestSupport
import Foundation
import GRDB
import Synchronization
import Testing

@testable import CalqueFeed

/// The release program, killed over and over while it works.
@Suite struct KillTests {
  /// A feed that has sixty other items each time it is asked.
  private final class BusyFeed: Sendable {
    private let requests = Mutex(0)

    /// An answer to the next request.
    func answer() -> [UInt8] {
      let request = requests.withLock { count in
        count += 1
        return count
      }
      let body = Array(Self.text(request).utf8)
      return Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    private static func text(_ request: Int) -> String {
      let items = (request * 60..<request * 60 + 60).map { number in
        """
        <item><guid>\(number)</guid><title>The office of the offices, part \(number)</title><description>
        \(String(repeating: "The committee of the committees met, and item \(number) was put off. ", count: 20))
        </description></item>
        """
      }
      return """
        <rss version="2.0"><channel><language>en</language>\(items.joined())</channel></rss>
        """
    }
  }

  private func program(_ arguments: [String], in folder: String) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Repository.program("calque-feed"))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  /// The audits of a store by the versions that they are of.
  private func audits(_ path: String) throws -> [Int64: Int64] {
    let store = try FeedStore(path: path)
    return try store.read { database in
      var result: [Int64: Int64] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT version, id FROM audit") {
        #expect(result.updateValue(row[1], forKey: row[0]) == nil)
      }
      return result
    }
  }

  /// Starts the program and kills it, time and again.
  ///
  /// Gives the audits in the end, and how often a run was killed that had audited something.
  private func kills(_ count: Int, in folder: String) throws -> ([Int64: Int64], Int) {
    let store = "\(folder)/feeds.sqlite"
    var known: [Int64: Int64] = [:]
    var interrupted = 0
    for _ in 0..<count {
      let process = program(["audit"], in: folder)
      try process.run()
      usleep(.random(in: 40_000...200_000))
      let wasRunning = process.isRunning
      if wasRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      guard FileManager.default.fileExists(atPath: store) else { continue }
      let now = try audits(store)
      // What was finished before is there, and is the same audit.
      for (version, audit) in known { #expect(now[version] == audit) }
      if wasRunning, now.count > known.count { interrupted += 1 }
      known = now
    }
    return (known, interrupted)
  }

  /// Does something on a thread of its own, where no other test delays it.
  private func onThread<Value: Sendable>(
    _ body: @Sendable @escaping () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread { continuation.resume(with: Result { try body() }) }.start()
    }
  }

  @Test func noFinishedAuditIsLostOrRepeated() async throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/feeds.sqlite"
    let feed = BusyFeed()
    try await LocalServer.answering({ feed.answer() }) { port in
      let list = "feeds: [{name: News, url: \"http://127.0.0.1:\(port)/feed\"}]"
      try folder.write("feeds.yml", "allow: 127.0.0.1\npause: 0\n\(list)\n")
      let (known, interrupted) = try await onThread { try kills(100, in: folder.path) }
      // Otherwise nothing would be shown.
      #expect(interrupted >= 10)
      let end = try Program.run(
        Repository.program("calque-feed"),
        ["audit", "--format", "json"],
        folder: folder.path
      )
      let final = try audits(store)
      for (version, audit) in known { #expect(final[version] == audit) }
      // The last run does what was left, and nothing that was done.
      #expect(end.output.contains("\"audited\" : \(final.count - known.count),"))
      let (versions, report) = try FeedStore(path: store).read { database in
        (
          try Int.fetchOne(database, sql: "SELECT count(*) FROM version"),
          try String.fetchOne(database, sql: "PRAGMA integrity_check")
        )
      }
      #expect(versions == final.count)
      #expect(report == "ok")
    }
  }
}
