import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueDetect
import CalqueInput
import CalquePacks
import CalqueRules
import CalqueText
import Foundation

/// `calque-dev bench`: megabytes per CPU second of each stage, beside xmllint on the same files.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure reading, tokenising, matching and the whole audit.",
    discussion: """
      Prints megabytes of source per CPU second, the best of several rounds, beside \
      “xmllint --html --noout” on the same files in the same run, and the committed last figures.
      """
  )

  @Option(help: ArgumentHelp("A folder of pages.", valueName: "folder"))
  var pages = "../shared/corpus/pages/html"

  @Option(help: "How many rounds to take the best of.")
  var rounds = 5

  @Option(help: ArgumentHelp("The committed figures.", valueName: "file"))
  var figures = "Tests/Figures/bench.json"

  @Flag(help: "Write today's figures over the committed ones.")
  var record = false

  func run() throws {
    let folder = FileManager.default.fileExists(atPath: pages) ? pages : "Tests/Fixtures"
    let files = try load(folder)
    let bytes = files.reduce(0) { $0 + $1.content.count }
    guard bytes > 0 else { throw ValidationError("\(folder) holds no page") }
    print("\(files.count) files, \(bytes / 1_000) kB, from \(folder); best of \(rounds) rounds")
    let stages = Stages(files: files)
    let scratch = try ScratchFolder(files: files)
    defer { scratch.remove() }
    var best: [String: Double] = [:]
    for _ in 0..<rounds {
      for (name, seconds) in try stages.measure() + [("xmllint", scratch.xmllint())] {
        best[name] = min(best[name] ?? .infinity, seconds)
      }
    }
    let old =
      (try? Data(contentsOf: URL(fileURLWithPath: figures)))
      .flatMap { try? JSONDecoder().decode([String: Double].self, from: $0) } ?? [:]
    var new: [String: Double] = [:]
    print("stage         MB/CPU s      last")
    for name in ["reading", "tokenising", "language", "matching", "whole", "xmllint"] {
      guard let seconds = best[name], seconds.isFinite else { continue }
      new[name] = (Double(bytes) / 1e6 / seconds * 10).rounded() / 10
      let last = old[name].map { String(format: "%9.1f", $0) } ?? "        –"
      print(
        "\(name.padding(toLength: 12, withPad: " ", startingAt: 0))\(String(format: "%9.1f", new[name] ?? 0))  \(last)"
      )
    }
    if let whole = best["whole"], let peer = best["xmllint"], peer.isFinite {
      print(String(format: "the whole takes %.2f times xmllint's time", whole / peer))
    }
    if record {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(new) + Data("\n".utf8)).write(to: URL(fileURLWithPath: figures))
    }
  }

  private func load(_ folder: String) throws -> [BenchFile] {
    try InputDiscovery.find([folder]).paths.map { path in
      BenchFile(
        path: path,
        content: try Readers.content(of: Readers.fileBytes(path: path), path: path)
      )
    }
  }
}

/// A page in memory.
struct BenchFile {
  var path: String
  var content: [UInt8]
}

/// The stages of an audit, each measured over all files.
private struct Stages {
  let files: [BenchFile]
  private let auditor = Auditor(rules: ShippedPacks.rules())

  init(files: [BenchFile]) { self.files = files }

  func measure() throws -> [(String, Double)] {
    var documents: [Document] = []
    documents.reserveCapacity(files.count)
    let reading = try CPUClock.seconds {
      for file in files {
        documents.append(try Readers.read(bytes: file.content, path: file.path))
      }
    }
    let tokenising = CPUClock.seconds {
      for document in documents {
        _ = Tokenizer.tokenize(document, lexicon: auditor.rules.lexicon) { $0.kind.isAudited }
      }
    }
    var contexts: [DetectionContext] = []
    let preparing = CPUClock.seconds { contexts = documents.map { auditor.prepare($0).context } }
    let matching = CPUClock.seconds { for context in contexts { _ = Detectors.run(context) } }
    documents = []
    contexts = []
    let whole = try CPUClock.seconds {
      for file in files {
        _ = auditor.audit(try Readers.read(bytes: file.content, path: file.path))
      }
    }
    return [
      ("reading", reading), ("tokenising", tokenising),
      ("language", max(0, preparing - tokenising)), ("matching", matching), ("whole", whole),
    ]
  }
}

/// CPU time of this process.
private enum CPUClock {
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The pages as plain files, for programs that read files.
private struct ScratchFolder {
  private let folder: URL
  private let names: [String]

  init(files: [BenchFile]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "calque-bench-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    names = files.indices.map { "\($0).html" }
    for (name, file) in zip(names, files) {
      try Data(file.content).write(to: folder.appending(path: name))
    }
  }

  /// CPU seconds of `xmllint --html --noout` over all files; infinite when there is no xmllint.
  func xmllint() -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xmllint", "--html", "--noout"] + names
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let before = childSeconds()
    guard (try? process.run()) != nil else { return .infinity }
    process.waitUntilExit()
    // 127: there is no such program. Any other code tells of errors in the pages, which all have.
    guard process.terminationStatus != 127 else { return .infinity }
    return childSeconds() - before
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private func childSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
