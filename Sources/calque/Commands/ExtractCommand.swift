import ArgumentParser
import CalqueCore
import CalqueInput
import Foundation

/// `calque extract`: prints the copy that an audit would read.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the copy of a page: what an audit reads.",
    discussion: """
      As text: the body only (paragraphs, subheadings, lists, quotes, tables) with a blank line \
      between. As JSON: all blocks with their kind and place, furniture too.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// Kinds of blocks outside the body that a user may ask for.
  enum Extra: String, CaseIterable {
    case headline, captions, comments, furniture

    var kind: BlockKind {
      switch self {
      case .headline: .headline
      case .captions: .caption
      case .comments: .comment
      case .furniture: .furniture
      }
    }
  }

  @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "input"))
  var input: String

  @OptionGroup var inputArguments: InputArguments

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Print these too, in text: headline, captions, comments, furniture, with commas between.",
      valueName: "kinds"
    )
  )
  var include = ""

  func validate() throws { _ = try extras() }

  private func extras() throws -> Set<BlockKind> {
    var kinds: Set<BlockKind> = []
    for name in include.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      guard let extra = Extra(rawValue: name) else {
        let names = Extra.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("There is nothing called “\(name)” to include; choose from \(names).")
      }
      kinds.insert(extra.kind)
    }
    return kinds
  }

  func run() throws {
    let document: Document
    do throws(InputError) {
      document = try Readers.read(contentsOfFile: input, format: inputArguments.format)
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
    switch format {
    case .text:
      let kinds = try extras()
      let texts = document.blocks
        .filter { $0.kind.isBody || kinds.contains($0.kind) }
        .map { document.string($0.range) }
      if !texts.isEmpty { Console.output(texts.joined(separator: "\n\n") + "\n") }
      for note in document.notes { Console.error("calque: \(input): \(note)") }
    case .json: Console.output(try ExtractedDocument(document).json() + "\n")
    }
  }
}

/// The JSON that `calque extract` prints.
private struct ExtractedDocument: Encodable {
  struct Block: Encodable {
    var kind: BlockKind
    var level: Int?
    var language: LanguageTag?
    var text: String
    var location: Location?
  }

  var path: String
  var format: DocumentFormat
  var encoding: String
  var title: String?
  var language: LanguageTag?
  var notes: [String]
  var blocks: [Block]

  init(_ document: Document) {
    let locator = Locator(document)
    path = document.path
    format = document.format
    encoding = document.source.encoding
    title = document.title
    language = document.declaredLanguage
    notes = document.notes
    blocks = document.blocks.map {
      Block(
        kind: $0.kind,
        level: $0.level > 0 ? $0.level : nil,
        language: $0.declaredLanguage,
        text: document.string($0.range),
        location: locator.location(of: $0.range)
      )
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
