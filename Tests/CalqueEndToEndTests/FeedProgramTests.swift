import CalqueTestSupport
import Foundation
import Testing

/// `calque feed`, which runs `calque-feed`.
@Suite struct FeedProgramTests {
  private func feed(_ arguments: String..., in folder: TemporaryFolder) throws -> Program {
    try Program.run(Repository.program("calque"), ["feed"] + arguments, folder: folder.path)
  }

  @Test func feedsAreAddedListedExportedAndRemoved() throws {
    let folder = try TemporaryFolder()
    #expect(try feed("add", "https://a.example/rss", "--name", "A: 1", in: folder).code == 0)
    #expect(try feed("add", "https://b.example", in: folder).code == 0)
    #expect(
      try feed("list", in: folder).output == """
        A: 1       https://a.example/rss
        b.example  https://b.example/

        """
    )
    #expect(try feed("export", "--output", "list.opml", in: folder).code == 0)
    #expect(try feed("remove", "A: 1", in: folder).code == 0)
    let imported = try feed("import", "list.opml", in: folder)
    #expect(imported.errors == "Added 1 feed to feeds.yml; 1 stood there already.\n")
    #expect(
      try feed("list", in: folder).output == """
        b.example  https://b.example/
        A: 1       https://a.example/rss

        """
    )
  }

  @Test func wrongUsageEndsWithTwo() throws {
    let folder = try TemporaryFolder()
    let missing = try feed("list", in: folder)
    #expect(missing.code == 2)
    #expect(
      missing.errors
        == "calque: feeds.yml: there is no readable file; “calque feed add ADDRESS” makes one\n"
    )
    #expect(try feed("add", "file:///etc/passwd", in: folder).code == 2)
    #expect(try feed("bogus", in: folder).code == 2)
    #expect(try feed("--help", in: folder).code == 0)
  }

  @Test func feedsThatCannotBeFetchedEndWithTwo() throws {
    let folder = try TemporaryFolder()
    #expect(try feed("add", "http://127.0.0.1:9/feed.xml", "--name", "Own", in: folder).code == 0)
    #expect(try feed("report", in: folder).code == 2)
    let audit = try feed("audit", in: folder)
    #expect(audit.code == 2)
    #expect(audit.output == "Own  not fetched\n")
    let problem =
      "127.0.0.1 is an address of this machine; “allow: [127.0.0.1]” in feeds.yml would permit it"
    #expect(audit.errors.hasSuffix("Z warning not fetched feed=Own problem=\"\(problem)\"\n"))
    let logged = try feed("audit", "--log", "json", in: folder)
    let fields = try JSONDecoder().decode([String: String].self, from: Data(logged.errors.utf8))
    #expect(fields["level"] == "warning" && fields["feed"] == "Own")
    #expect(fields["problem"] == problem)
    let report = try feed("report", "--format", "json", in: folder)
    #expect(report.code == 1)
    #expect(
      report.output.contains("it could not be fetched: 127.0.0.1 is an address of this machine")
    )
    #expect(try feed("show", "1", in: folder).code == 2)
    #expect(try feed("report", "--since", "soon", in: folder).code == 2)
    #expect(try feed("audit", "Ow", in: folder).errors.contains("did you mean “Own”?"))
  }

  /// Starts a watch, and gives what it logs.
  private func watch(_ arguments: [String], in folder: TemporaryFolder) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(filePath: Repository.program("calque"))
    process.arguments = ["feed", "watch", "--log", "json"] + arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    return (process, pipe)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func aWatchIsTheOnlyOneAndEndsCleanly(signal: Int32) throws {
    let folder = try TemporaryFolder()
    #expect(try feed("add", "http://127.0.0.1:9/feed.xml", "--name", "Own", in: folder).code == 0)
    let (process, pipe) = try watch(["--metrics", "0"], in: folder)
    var log = ""
    while !log.contains("not fetched"), process.isRunning {
      log += String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    }
    for command in ["audit", "watch"] {
      let other = try feed(command, in: folder)
      #expect(other.code == 2)
      #expect(other.errors.contains("another calque feed works with this store"))
    }
    #expect(try feed("metrics", in: folder).output.contains("calque_feed_up{feed=\"Own\"} 0\n"))
    kill(process.processIdentifier, signal)
    log += String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(log.hasSuffix("\"}\n") && log.contains("\"message\":\"stopped\""))
    #expect(try feed("audit", in: folder).errors.contains("not fetched"))
  }

  @Test func theCoreNeedsNeitherNetworkNorDatabase() throws {
    let libraries = try Program.run("/usr/bin/ldd", [Repository.program("calque")]).output
    #expect(libraries.contains("libxml2"))
    #expect(!libraries.contains("sqlite") && !libraries.contains("ssl"))
    let folder = try TemporaryFolder()
    try folder.write("calque", Data(contentsOf: URL(filePath: Repository.program("calque"))))
    let alone = "\(folder.path)/calque"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: alone)
    let program = try Program.run("/usr/bin/env", ["PATH=/nowhere", alone, "feed", "list"])
    #expect(program.code == 2)
    #expect(program.errors.hasPrefix("calque: the program calque-feed is not installed"))
  }
}
