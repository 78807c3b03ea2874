import ArgumentParser
import CalqueAudit
import CalqueInput
import Foundation

/// `calque-dev bench`: megabytes per CPU second of each stage, beside xmllint on the same files.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure reading, tokenising, matching and the whole audit.",
    discussion: """
      Prints megabytes of source per CPU second, the best of several rounds, beside \
      “xmllint --html --noout” on the same files in the same run; the same for matching alone with \
      100, 1,000 and 10,000 rules; what loading rules takes, and the release \
      program from its start to the result on one small file, and on 1,000 files of 10 MB without and with \
      its cache, beside programs that lint texts, if “make bench-peers” installed them; and the committed last \
      figures.
      """
  )

  @Option(help: ArgumentHelp("A folder of pages.", valueName: "folder"))
  var pages = "../shared/corpus/pages/html"

  @Option(help: "How many rounds to take the best of.")
  var rounds = 5

  @Option(help: ArgumentHelp("The program whose start is measured.", valueName: "file"))
  var program = ".build/release/calque"

  @Option(help: ArgumentHelp("The committed figures.", valueName: "file"))
  var figures = "Tests/Figures/bench.json"

  @Flag(help: "Write today's figures over the committed ones.")
  var record = false

  func run() throws {
    let folder = FileManager.default.fileExists(atPath: pages) ? pages : "Tests/Fixtures/sample"
    let files = try load(folder)
    let bytes = files.reduce(0) { $0 + $1.content.count }
    guard bytes > 0 else { throw ValidationError("\(folder) holds no page") }
    let stages = BenchStages(files: files)
    let scaling = try RuleScaling(documents: stages.documents())
    let scratch = try ScratchFolder(files: files)
    let start = try ProgramStart(program: program)
    let lint = try LintBench(program: program)
    defer {
      lint.remove()
      scratch.remove()
      scaling.remove()
    }
    var best: [String: Double] = [:]
    var names: [String] = []
    func note(_ measured: [(String, Double)]) {
      for (name, seconds) in measured {
        if best[name] == nil { names.append(name) }
        best[name] = min(best[name] ?? .infinity, seconds)
      }
    }
    for _ in 0..<rounds {
      note(try stages.measure())
      note([("xmllint", scratch.xmllint())])
      note(try scaling.matching())
    }
    let stageNames = names
    for _ in 0..<rounds {
      note(try scaling.loading())
      note(try start.measure())
      note(try lint.measure())
    }
    // Peers take their time, and only their order of magnitude is of interest.
    note(lint.peers())
    let old =
      (try? Data(contentsOf: URL(fileURLWithPath: figures)))
      .flatMap { try? JSONDecoder().decode([String: Double].self, from: $0) } ?? [:]
    var new: [String: Double] = [:]
    func row(_ name: String, _ value: Double) {
      new[name] = (value * 10).rounded() / 10
      print(
        Self.padded(name, 26),
        String(format: "%9.1f", value),
        old[name].map { String(format: "%9.1f", $0) } ?? "        –"
      )
    }
    print("\(files.count) files, \(bytes / 1_000) kB, from \(folder); best of \(rounds) rounds")
    print("\(Self.padded("stage", 26))  MB/CPU s      last")
    for name in stageNames {
      guard let seconds = best[name], seconds.isFinite else { continue }
      row(name, Double(bytes) / 1e6 / seconds)
    }
    print("\(Self.padded("loading", 26))    CPU ms      last")
    for name in names.dropFirst(stageNames.count) { row(name, (best[name] ?? 0) * 1_000) }
    if let whole = best["whole"], let peer = best["xmllint"], peer.isFinite {
      print(String(format: "the whole takes %.2f times xmllint's time", whole / peer))
    }
    if let seconds = best["names"] {
      let words = Double(try stages.words())
      print(String(format: "names take %.1f million words per CPU second", words / 1e6 / seconds))
    }
    for (few, many) in zip(RuleScaling.counts, RuleScaling.counts.dropFirst()) {
      guard let less = best["matching \(few) rules"], let more = best["matching \(many) rules"],
        let tokens = best["tokenising"]
      else { continue }
      print(
        "\(many) rules take",
        String(format: "%.2f times the time of \(few),", more / less),
        String(format: "%.2f times with tokenising", (tokens + more) / (tokens + less))
      )
    }
    if record {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(new) + Data("\n".utf8)).write(to: URL(fileURLWithPath: figures))
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text.padding(toLength: width, withPad: " ", startingAt: 0)
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
