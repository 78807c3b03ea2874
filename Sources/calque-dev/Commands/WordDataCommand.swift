import ArgumentParser
import CalqueText
import Foundation

/// `calque-dev word-data`: makes the table of known words and names from lists.
struct WordDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word-data",
    abstract: "Write the tables of Sources/CWordData from word lists; see Rules/NOTICE.md."
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

  @Option(help: "Inflected forms: lemma, class, forms, as lemminflect's infl_lu.csv has them.")
  var inflections: String?

  @Option(help: "Words of other languages: language, word, parted by tabs.")
  var foreign: String?

  @Option(help: "The folder to write to.")
  var output = "Sources/CWordData"

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
    if !words.isEmpty { try writeKnownWords() }
    if let inflections { try writeForms(inflections) }
    if let foreign { try writeForeignWords(foreign) }
  }

  private func writeForeignWords(_ path: String) throws {
    var hashes: Set<UInt64> = []
    for line in try Self.lines(path) {
      guard let word = line.split(separator: "\t").last.map(String.init) else { continue }
      let known = NameFolding.fold(word).map(KnownWords.kind(of:)) ?? []
      // English has the word too, or a name is written so.
      guard known.isEmpty else { continue }
      hashes.insert(WordHash.of(word))
    }
    try Data(ForeignWords.encoded(hashes))
      .write(to: URL(fileURLWithPath: "\(output)/foreign-words.bin"))
    print("\(hashes.count) words of other languages in \(output)")
  }

  private static let classes: [Substring: (letter: String, value: WordClass)] = [
    "noun": ("n", .noun), "verb": ("v", .verb), "adj": ("a", .adjective), "adv": ("r", .adverb),
  ]

  private func writeForms(_ path: String) throws {
    var forms: [String: [String]] = [:]
    var letters: [String: String] = [:]
    var classes: [UInt64: WordClass] = [:]
    for line in try Self.lines(path) {
      let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let kind = Self.classes[fields[1]],
        fields[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
      else { continue }
      let lemma = String(fields[0])
      letters[lemma, default: ""] += kind.letter
      var all = fields[2].split { $0 == "," || $0 == "/" }.map(String.init)
      // An empty past participle is the past tense.
      all.removeAll { $0 == lemma }
      for form in all where !forms[lemma, default: []].contains(form) {
        forms[lemma, default: []].append(form)
      }
      for word in [lemma] + all { classes[WordHash.of(word), default: []].insert(kind.value) }
    }
    let entries = letters.map { (lemma: $0.key, classes: $0.value, forms: forms[$0.key] ?? []) }
    try Data(WordForms.encoded(entries))
      .write(to: URL(fileURLWithPath: "\(output)/word-forms.tsv"))
    try Data(WordClass.encoded(classes))
      .write(to: URL(fileURLWithPath: "\(output)/word-classes.bin"))
    print("\(entries.count) lemmas and \(classes.count) forms in \(output)")
  }

  private func writeKnownWords() throws {
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
    try Data(KnownWords.encoded(known))
      .write(to: URL(fileURLWithPath: "\(output)/known-words.bin"))
    print("\(known.count) words in \(output)")
  }
}
