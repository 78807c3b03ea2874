import CalqueCore
import CalqueInput
import CalqueTestSupport
import Foundation
import Testing

/// Each oddity of real feeds has a fixture, and beside it what is read of it.
///
/// `CALQUE_RECORD=1` writes the expectations anew, to be read in review.
@Suite struct FeedFixtureTests {
  static let names =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Repository.fixture("feeds")
    ))?.filter { !$0.hasSuffix(".txt") }.sorted() ?? []

  @Test(arguments: names) func isReadAsExpected(_ name: String) throws {
    let path = Repository.fixture("feeds/\(name)")
    var text = ""
    try Readers.read(bytes: Readers.fileBytes(path: path), path: name) { text += Self.rendered($0) }
    let expectation = path + ".txt"
    if ProcessInfo.processInfo.environment["CALQUE_RECORD"] == "1" {
      try text.write(toFile: expectation, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOfFile: expectation, encoding: .utf8)))
  }

  /// Any words of any item decode from the file's bytes to themselves.
  @Test(arguments: names) func placesHold(_ name: String) throws {
    let bytes = try Readers.fileBytes(path: Repository.fixture("feeds/\(name)"))
    var count = 0
    try Readers.read(bytes: bytes, path: name) { result in
      guard case .success(let document) = result else { return }
      count += 1
      checkPieces(of: document, in: bytes, count: 60, seed: UInt64(count))
    }
    #expect(count > 0)
  }

  @Test func fixturesAreThere() { #expect(Self.names.count >= 28) }

  private static func rendered(_ result: Result<Document, InputError>) -> String {
    var lines: [String] = []
    switch result {
    case .failure(let error): lines.append("error \(error)")
    case .success(let document):
      lines.append("item \(document.item.map { String($0.index) } ?? "none")")
      func add(_ name: String, _ value: String?) {
        if let value { lines.append("  \(name): \(value)") }
      }
      add("encoding", document.source.encoding == "UTF-8" ? nil : document.source.encoding)
      add("id", document.item?.id)
      add("link", document.item?.link)
      add("date", document.item?.date)
      add("as written", document.item?.dateText)
      add("language", document.declaredLanguage?.description)
      for block in document.blocks {
        let text = document.string(block.range).replacing("\n", with: "⏎")
        lines.append("  \(block.kind.rawValue): \(text)")
      }
      for note in document.notes { lines.append("  note: \(note)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
