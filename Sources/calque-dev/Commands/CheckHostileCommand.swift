import ArgumentParser
import Foundation

/// `calque-dev check-hostile`: proves that no input hurts.
struct CheckHostileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-hostile",
    abstract: "Attack the release program, and look what it costs.",
    discussion: """
      Makes each attack's file in a temporary folder and runs the program on it together with a good \
      file. Every run must end by itself within 2 seconds and 256 MB, with the exit code that fits, \
      with the good file's finding in its report, and with words that say what was wrong. On a machine \
      that has more to do than it has processors, the 2 seconds are counted in processor time. Where \
      “strace” is installed, it watches that entities and inclusions open no file and no connection.
      """
  )

  @Argument(help: "Attacks to run, or the beginning of their names; all of them by default.")
  var attacks: [String] = []

  @Option(help: ArgumentHelp("The program to attack.", valueName: "file"))
  var program = ".build/release/calque"

  @Flag(help: "Print failures only.")
  var quiet = false

  @Flag(help: "Print the names of all attacks.")
  var list = false

  func run() throws {
    let chosen = Attack.all.filter { attack in
      attacks.isEmpty || attacks.contains { attack.name.hasPrefix($0) }
    }
    if list {
      for attack in chosen { print(attack.name) }
      return
    }
    guard !chosen.isEmpty else { throw ValidationError("There is no attack of such a name.") }
    guard let path = realpath(program, nil).map({ String(cString: $0) }) else {
      throw ValidationError("There is no program \(program); run “make build”.")
    }
    let checker = AttackChecker(program: path)
    if checker.tracer == nil { print("strace is not installed: opened files are not watched") }
    var failed = 0
    print("attack                              exit     wall s   CPU s      MB")
    for attack in chosen {
      let verdict = try checker.check(attack)
      if !verdict.faults.isEmpty { failed += 1 }
      if !quiet || !verdict.faults.isEmpty { print(verdict.row(attack.name)) }
    }
    print("\(chosen.count) attacks, \(failed) of them hurt")
    if failed > 0 { throw ExitCode.failure }
  }
}

/// Runs attacks and judges what came of them.
private struct AttackChecker {
  static let mostSeconds = 2.0
  static let mostMemory = 256 << 20
  /// A word of the good file that its finding holds.
  static let mark = "quaggaâ€™s"

  let program: String
  let tracer: String?

  init(program: String) {
    self.program = program
    tracer = ["/usr/bin/strace", "/usr/local/bin/strace"].first { access($0, X_OK) == 0 }
  }

  struct Verdict {
    var run: AttackRun
    var faults: [String]

    func row(_ name: String) -> String {
      let code = run.code.map(String.init) ?? "signal \(run.signal)"
      let figures = String(
        format: "%8.2f%8.2f%8d",
        run.seconds,
        run.processorSeconds,
        run.memory >> 20
      )
      return name.padding(toLength: max(34, name.count), withPad: " ", startingAt: 0) + "  "
        + code.padding(toLength: 9, withPad: " ", startingAt: 0) + figures
        + faults.map { "\n    \($0)" }.joined()
    }
  }

  func check(_ attack: Attack) throws -> Verdict {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "calque-hostile-\(UUID().uuidString)"
    ).path
    let folder = "\(root)/inputs"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { remove(root) }
    try Data(Self.page.utf8).write(to: URL(fileURLWithPath: "\(folder)/good.html"))
    try Data(Attack.canary.utf8).write(to: URL(fileURLWithPath: "\(folder)/canary.txt"))
    var file = try AttackFile(folder: folder, name: attack.file)
    if attack.way == .stream { file.write(Self.record) }
    try attack.make(&file)
    if attack.way == .stream { file.write("\n" + Self.record) }
    file.close()
    var arguments = [program] + self.arguments(attack, file.path)
    if attack.isWatched, let tracer {
      arguments =
        [tracer, "-f", "-qq", "-e", "trace=%file,%network", "-o", "\(root)/calls"] + arguments
    }
    let run = try AttackRun.run(
      arguments,
      folder: folder,
      input: attack.way == .stream ? file.path : "/dev/null",
      output: "\(root)/output",
      errors: "\(root)/errors"
    )
    return Verdict(run: run, faults: faults(attack, run, root))
  }

  private func arguments(_ attack: Attack, _ path: String) -> [String] {
    switch attack.way {
    case .input: ["audit", "good.html", path, "--format", attack.format]
    case .pack: ["audit", "good.html", "--pack", path, "--format", attack.format]
    case .configuration: ["audit", "good.html", "--format", attack.format]
    case .stream: ["stream"]
    }
  }

  private func faults(_ attack: Attack, _ run: AttackRun, _ root: String) -> [String] {
    var faults: [String] = []
    if run.seconds > Self.mostSeconds,
      run.processorSeconds > Self.mostSeconds || !Self.isLoaded || run.seconds > 10
    {
      faults.append("takes more than \(Int(Self.mostSeconds)) seconds")
    }
    if run.memory > Self.mostMemory { faults.append("takes more than 256 MB") }
    var words = [Self.mark, Attack.canary]
    var codes: Set<Int32> = []
    switch attack.outcome {
    case .read(let note):
      codes = [1]
      words += [note ?? ""]
    case .refused(let complaint):
      codes = [2]
      words += [complaint]
    case .either: codes = [1, 2]
    }
    if attack.way == .stream { codes = [0] }
    if run.code.map({ !codes.contains($0) }) ?? true {
      faults.append("should end with \(codes.sorted().map(String.init).joined(separator: " or "))")
    }
    let found = FileSearch.found(words, in: ["\(root)/output", "\(root)/errors"])
    // A configuration that cannot be read stops the run before it starts.
    if !found.contains(Self.mark), attack.way != .configuration || run.code != 2 {
      faults.append("the good file's finding is lost")
    }
    if found.contains(Attack.canary) { faults.append("the words of another file are shown") }
    if words.count > 2, let wanted = words.last, !wanted.isEmpty, !found.contains(wanted) {
      faults.append("nothing says “\(wanted)”")
    }
    if attack.isWatched, tracer != nil {
      let calls = FileSearch.found(["canary.txt", "connect("], in: ["\(root)/calls"])
      if !calls.isEmpty { faults.append("\(calls.sorted().joined(separator: ", ")) is called") }
    }
    return faults
  }

  /// Whether more is to be done than there are processors for.
  private static var isLoaded: Bool {
    var load = [0.0]
    return getloadavg(&load, 1) == 1
      && load[0] > Double(ProcessInfo.processInfo.activeProcessorCount)
  }

  private func remove(_ root: String) { try? FileManager.default.removeItem(atPath: root) }

  private static let page = """
    <!DOCTYPE html>
    <html lang="en"><body><h1>The harbour is open again</h1>
    <p>The council met on Monday, and said that the quaggaâ€™s of the zoo had left by ship.</p>
    </body></html>
    """

  private static let record =
    "{\"id\":\"good\",\"text\":\"The council met and said that the quaggaâ€™s of the zoo had left.\"}\n"
}
