import CalqueAudit
import CalqueCore
import CalqueTestSupport
import Foundation
import Testing

/// What a folder is searched for, beside what git says.
@Suite struct DiscoveryTests {
  private func git(_ arguments: String..., in folder: String) throws -> String {
    let run = try Program.run(
      "/usr/bin/env",
      ["git", "-c", "core.excludesFile=/dev/null", "-c", "core.quotePath=false"] + arguments,
      folder: folder
    )
    #expect(run.code == 0, "\(run.errors)")
    return run.output
  }

  /// The files that git does not ignore and Calque would read, by path.
  private func listedByGit(_ folder: String) throws -> [String] {
    try git("ls-files", "--others", "--exclude-standard", "-z", in: folder)
      .split(separator: "\0").map(String.init)
      .filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") && !$0.contains("/.") }.sorted()
  }

  private func listedByUs(_ folder: String) -> [String] {
    InputDiscovery.find([folder]).paths.map { String($0.dropFirst(folder.count + 1)) }.sorted()
  }

  @Test(
    arguments: [
      "*.txt", "a*", "/a.txt", "b/", "!b/", "a/b", "/a/b", "a/**", "**/b", "a/**/b.txt", "**/b/**",
      "*\n!a.txt", "*.txt\n!/a/", "*\n!*/\n!b.txt", "/*\n!/a\n/a/*\n!/a/b", "[ab].txt", "[!a].txt",
      "[^a]*.txt", "?.txt", "[a-b].txt", "[]a].txt", "[a\\-z].txt", "[[:alpha:]].txt",
      "[[:nope:]].txt", "[ab", "\\a.txt", "\\!a.txt", "\\#a.txt", "#a.txt", "a.txt ", "a\\ ",
      "a b.txt", "**", "a**", "**.txt", "a/*", "a/*/b.txt", "*/b", "a//b", "/", "//", "!", "\\",
      "a.txt\\", "a.txt\r\nb", "\u{FEFF}a.txt", "é.txt", "a/**/", "**/", "/**/b.txt", "***/b.txt",
      "a/***", "a/b**/c", "A.txt", "!a.txt\n*.txt", " a.txt", "*a*b*", "[b-a].txt", "a?b",
      "a[/]b", "/a/?/c.txt", "[[:digit:][:space:]a].txt", "[!]a].txt", "a/\\*",
    ]
  )
  func aPatternIgnoresWhatGitIgnores(_ content: String) throws {
    let folder = try TemporaryFolder()
    _ = try git("init", "-q", in: folder.path)
    for name in [
      "a.txt", "b.txt", "c.txt", "a b.txt", "#a.txt", "!a.txt", " a.txt", "é.txt", "].txt", "-.txt",
      "a/a.txt", "a/b.txt", "a/b/a.txt", "a/b/b.txt", "a/b/c.txt", "a/c/b.txt", "a/c/d/b.txt",
      "b/a.txt", "b/b/c.txt", "c/a/b/a.txt", "c/b.txt", "*.txt", "a/*/x.txt", "aab.txt",
      "xaxbx.txt",
    ] {
      try folder.write(name, "x")
    }
    try folder.write(".gitignore", content)
    #expect(listedByUs(folder.path) == (try listedByGit(folder.path)))
  }

  @Test(arguments: 1...12) func randomTrees(_ seed: UInt64) throws {
    var random = RepeatableGenerator(seed)
    let folder = try TemporaryFolder()
    _ = try git("init", "-q", in: folder.path)
    let names = ["a", "b", "ab", "c.d", "build"]
    let parts = [
      "a", "b", "ab", "c.d", "build", "*", "**", "?", "[ab]", "*.txt", "a*", "[!a]*", "f1.txt",
      "f?.txt",
    ]
    func pattern() -> String {
      let length = Int.random(in: 1...3, using: &random)
      let path = (0..<length).map { _ in parts.randomElement(using: &random) ?? "a" }
      return (Int.random(in: 0..<4, using: &random) == 0 ? "!" : "")
        + (Int.random(in: 0..<3, using: &random) == 0 ? "/" : "")
        + path.joined(separator: "/") + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "")
    }
    func fill(_ path: String, _ depth: Int) throws {
      for number in 1...3 { try folder.write("\(path)f\(number).txt", "x") }
      if Int.random(in: 0..<2, using: &random) == 0 {
        let count = Int.random(in: 1...4, using: &random)
        try folder.write(
          "\(path).gitignore",
          (0..<count).map { _ in pattern() }.joined(separator: "\n")
        )
      }
      guard depth < 3 else { return }
      for name in names.shuffled(using: &random).prefix(3) {
        try fill("\(path)\(name)/", depth + 1)
      }
    }
    try fill("", 0)
    try folder.write(".git/info/exclude", "\(pattern())\n\(pattern())\n")
    #expect(listedByUs(folder.path) == (try listedByGit(folder.path)))
    // From a folder inside, the rules above it hold too, as far as they do not ignore it itself.
    for name in names where FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") {
      let inside = try listedByGit(folder.path).filter { $0.hasPrefix("\(name)/") }
      guard !inside.isEmpty else { continue }
      #expect(listedByUs("\(folder.path)/\(name)").map { "\(name)/\($0)" } == inside)
    }
  }

  @Test func filesThatAreNamedAreReadAndLinksAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", "*.txt")
    let named = try folder.write("a.txt", "x")
    try folder.write("sub/b.html", "x")
    try folder.write(".hidden/c.html", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: "\(folder.path)/sub/loop",
      withDestinationPath: folder.path
    )
    try manager.createSymbolicLink(
      atPath: "\(folder.path)/linked.html",
      withDestinationPath: "sub/b.html"
    )
    #expect(InputDiscovery.find([named]).paths == [named])
    #expect(InputDiscovery.find(["\(folder.path)/"]).paths == ["\(folder.path)/sub/b.html"])
    try folder.write("only/.gitignore", "*")
    try folder.write("only/d.txt", "x")
    let found = InputDiscovery.find(["\(folder.path)/only"])
    #expect(found.paths.isEmpty)
    #expect(found.failures.first?.message.contains("1 ignored by git") == true)
  }

  @Test func worktreesShareTheirExcludes() throws {
    let folder = try TemporaryFolder()
    try folder.write("main/a.txt", "x")
    let main = "\(folder.path)/main"
    _ = try git("init", "-q", in: main)
    _ = try git("add", "a.txt", in: main)
    _ = try git(
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@example.org",
      "commit",
      "-q",
      "-m",
      "x",
      in: main
    )
    _ = try git("worktree", "add", "-q", "../other", in: main)
    try folder.write("main/.git/info/exclude", "b.txt\n")
    try folder.write("other/b.txt", "x")
    #expect(listedByUs("\(folder.path)/other") == ["a.txt"])
  }

  @Test func hostilePatternsCostLittle() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", String(repeating: "*a", count: 2_000) + "b\n")
    let name = String(repeating: "a", count: 240) + ".txt"
    try folder.write(name, "x")
    let clock = ContinuousClock()
    let time = clock.measure { #expect(listedByUs(folder.path) == [name]) }
    #expect(time < .seconds(2))
  }
}

/// A small generator of repeatable random numbers.
private struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
