import CalqueCore
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueAudit

/// Suggestions made in files: the words change, and nothing else does.
@Suite struct FixTests {
  private static let audit = ProjectAudit(rules: ShippedPacks.rules(), configuration: .none)

  private func fixes(
    _ paths: [String],
    confidence: Confidence = .certain
  ) async -> [FileFix] {
    var fixes: [FileFix] = []
    _ = await Self.audit.fix(paths, tasks: 2, confidence: confidence) { fixes.append($0) }
    return fixes
  }

  private func fix(_ text: String, name: String, confidence: Confidence = .certain) async throws
    -> String
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, text)
    let fix = try #require(await fixes([path], confidence: confidence).first)
    return String(decoding: fix.after, as: UTF8.self)
  }

  // MARK: Properties over all fixtures

  @Test(arguments: [Confidence.certain, .likely])
  func bytesOutsideTheFindingsStay(_ confidence: Confidence) async throws {
    let fixes = await fixes([Repository.fixture("")], confidence: confidence)
    var changed = 0
    for fix in fixes {
      var bytes = fix.before
      var mended = fix.mended[...]
      for round in fix.rounds {
        for change in round {
          let finding = mended.popFirst()
          let place = try #require(finding).location.ranges[0]
          #expect(change.range.lowerBound == place.byteOffset, "\(fix.path)")
          // What is taken away may take a blank along.
          let blank = change.replacement.isEmpty ? 1 : 0
          #expect(
            (place.byteLength...place.byteLength + blank).contains(change.range.count),
            "\(fix.path)"
          )
        }
        bytes = ByteChange.apply(round, to: bytes)
      }
      #expect(bytes == fix.after && mended.isEmpty, "\(fix.path)")
      #expect(fix.diff.isEmpty == (fix.before == fix.after))
      if fix.before != fix.after { changed += 1 }
    }
    #expect(changed >= 15)
  }

  @Test func aSecondRunChangesNothing() async throws {
    let folder = try TemporaryFolder()
    var names: [String] = []
    for fix in await fixes([Repository.fixture("")], confidence: .likely)
    where fix.before != fix.after {
      let name = "\(names.count)-\(fix.path.split(separator: "/").last ?? "")"
      names.append(try folder.write(name, Data(fix.after)))
    }
    for fix in await fixes(names, confidence: .likely) {
      #expect(fix.before == fix.after, "\(fix.path): \(String(decoding: fix.diff, as: UTF8.self))")
    }
  }

  @Test func everyEncodingIsMendedInItself() async throws {
    let fixes = await fixes([Repository.fixture("formats/encodings")])
    #expect(fixes.count > 10)
    for fix in fixes {
      // ISO-2022-JP shifts between tables, so nothing is written into it.
      let isMended = !fix.path.contains("2022")
      #expect((fix.before != fix.after) == isMended, "\(fix.path)")
    }
  }

  // MARK: What is mended, and what is left

  @Test func wordsAreReplacedAndDoubledOnesTakenAway() async throws {
    let text = "Trump wrote on his true social platform.\r\nHe went to the the harbour.\r\n"
    let mended = "Trump wrote on his Truth Social platform.\r\nHe went to the harbour.\r\n"
    #expect(try await fix(text, name: "a.txt") == mended)
    #expect(try await fix("# T\n\n\(text)", name: "a.md") == "# T\n\n\(mended)")
  }

  @Test func whatStandsInSeveralPiecesIsLeft() async throws {
    let text =
      "<html lang=en><p>Trump wrote on his true <i>social</i> platform that it was late.</p>"
    #expect(try await fix(text, name: "a.html") == text)
  }

  @Test func silencedFindingsAreLeft() async throws {
    let text = """
      <!-- calque-ignore-file en/literalisms/platform-name-translated: a name -->

      Trump wrote on his true social platform that it was late.
      """
    #expect(try await fix(text, name: "a.md") == text)
  }

  /// A pack whose replacements are markup where they land.
  private static let house = """
    calque: 1
    pack: {version: 1.0.0, title: House, target: en, license: CC0-1.0}
    rules:
      - id: dog
        title: “{match}”
        severity: major
        confidence: certain
        mqm: style
        why: A reason.
        match: {phrase: black dog}
        fix: {replace: "<b>*R&D* _cat_"}
        cases: {bad: ["A [[black dog]]."], good: ["A dog."]}
    """

  @Test func noReplacementBecomesMarkup() async throws {
    let folder = try TemporaryFolder()
    let pack = PackLoader.load(try folder.write("house.yml", Self.house))
    var compiler = PackCompiler(base: ShippedPacks.rules())
    for pack in pack.packs { try compiler.add(pack) }
    let audit = ProjectAudit(rules: compiler.rules, packs: pack.packs, configuration: .none)
    let line = "Workers saw a black dog at the gate of the harbour on Monday.\n"
    let paths = [
      try folder.write("a.html", "<html lang=en><p>\(line)</p>"),
      try folder.write("b.md", line), try folder.write("c.txt", line),
    ]
    var after: [String] = []
    _ = await audit.fix(paths, tasks: 1, confidence: .certain) {
      after.append(String(decoding: $0.after, as: UTF8.self))
    }
    #expect(
      after == [
        "<html lang=en><p>\(line.replacing("black dog", with: "&lt;b>*R&amp;D* _cat_"))</p>",
        // In Markdown it would be emphasis and a tag: left to a person.
        line, line.replacing("black dog", with: "<b>*R&D* _cat_"),
      ]
    )
  }

  // MARK: Differences

  @Test func differencesHaveHunksWithContext() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n3\n", with: "2\nX\n").replacing("17\n", with: "").dropLast()
    let diff = String(
      decoding: UnifiedDiff.of(Array(old.utf8), Array(new.utf8), path: "./a b.txt"),
      as: UTF8.self
    )
    #expect(
      diff == """
        --- a/a b.txt\t
        +++ b/a b.txt\t
        @@ -1,6 +1,6 @@
         1
         2
        -3
        +X
         4
         5
         6
        @@ -14,7 +14,6 @@
         14
         15
         16
        -17
         18
         19
        -20
        +20
        \\ No newline at end of file

        """
    )
    #expect(UnifiedDiff.of([1], [1], path: "a").isEmpty)
  }

  @Test func differencesOfAllKindsApply() async throws {
    let folder = try TemporaryFolder()
    var generator = SystemRandomNumberGenerator()
    for round in 0..<30 {
      let old = (0..<Int.random(in: 0...40, using: &generator))
        .map { _ in "\(Int.random(in: 0...5, using: &generator))" }
      var new = old
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...new.count, using: &generator)
        if Bool.random(using: &generator), place < new.count {
          new.remove(at: place)
        } else {
          new.insert("new \(place)", at: place)
        }
      }
      let name = "n\"\(round).txt"
      let ends = (Bool.random() ? "\n" : "", Bool.random() ? "\n" : "")
      let before = Array((old.joined(separator: "\n") + ends.0).utf8)
      let after = Array((new.joined(separator: "\n") + ends.1).utf8)
      guard before != after, !before.isEmpty, !after.isEmpty else { continue }
      let path = try folder.write(name, Data(before))
      let diff = UnifiedDiff.of(before, after, path: name)
      let run = try Program.run(
        "/usr/bin/git",
        ["apply", "--unidiff-zero", "-"],
        input: Data(diff),
        folder: folder.path
      )
      #expect(run.code == 0, "\(run.errors)\n\(String(decoding: diff, as: UTF8.self))")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(after))
    }
  }
}
