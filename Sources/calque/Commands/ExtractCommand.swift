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

  @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "input"))
  var input: String

  @OptionGroup var inputArguments: InputArguments

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      """
      Print these too, in text: headline, captions, bylines, datelines, comments, furniture. May be \
      repeated, or with commas between.
      """,
      valueName: "kind"
    )
  )
  var include: [String] = []

  func validate() throws { _ = try Extra.kinds(include) }

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
      let copy = document.copy(with: try Extra.kinds(include))
      if !copy.isEmpty { Console.output(copy + "\n") }
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
