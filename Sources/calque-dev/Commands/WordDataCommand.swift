import ArgumentParser
import CalqueText
import Foundation

/// `calque-dev word-data`: makes the table of known words and names from lists.
struct WordDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word-data",
    abstract: "Write Sources/CWordData/known-words.bin from word lists; see Rules/NOTICE.md."
  )

  @Option(
    parsing: .upToNextOption,
    help: "Word lists, one word a line, as wamerican and wbritish have them."
  )
  var words: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Lists of given and family names, one a line, as scowl's proper-names have them."
  )
  var nameLists: [String] = []

  @Option(help: "Classes of names, as rigour's persons.txt has them: spellings => identifier.")
  var names: [String] = []

  @Option(help: "The file to write.")
  var output = "Sources/CWordData/known-words.bin"

  /// Names spelled in at least so many ways and scripts are common.
  private static let commonSpellings = 6

  /// The lines of a file in UTF-8, or in Latin-1 as scowl has them.
  private static func lines(_ path: String) throws -> [Substring] {
    let text =
      try (try? String(contentsOfFile: path, encoding: .utf8))
      ?? String(contentsOfFile: path, encoding: .isoLatin1)
    return text.split(separator: "\n")
  }

  func run() throws {
    var known: [UInt64: KnownWords.Kind] = [:]
    func add(_ word: some StringProtocol, _ kind: KnownWords.Kind) {
      guard let letters = NameFolding.fold(String(word)), letters.count > 1 else { return }
      known[NameHash.of(letters), default: []].formUnion(kind)
    }
    for path in words {
      for line in try Self.lines(path)
      where !line.hasSuffix("'s") {
        add(line, line.first?.isUppercase == true ? .proper : .word)
      }
    }
    for path in nameLists {
      for line in try Self.lines(path) where !line.hasSuffix("'s") { add(line, .name) }
    }
    for path in names {
      for line in try Self.lines(path) {
        let spellings = line.split(separator: "=>")[0].split(separator: ",")
        let kind: KnownWords.Kind =
          spellings.count >= Self.commonSpellings ? [.name, .commonName] : .name
        for spelling in spellings {
          for part in spelling.split(whereSeparator: { " -".contains($0) }) { add(part, kind) }
        }
      }
    }
    try Data(KnownWords.encoded(known)).write(to: URL(fileURLWithPath: output))
    print("\(known.count) words in \(output)")
  }
}
