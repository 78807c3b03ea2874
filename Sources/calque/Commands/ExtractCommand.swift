import CalqueConsole
import ArgumentParser
import CalqueAudit
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
      between. As JSON: all blocks with their kind and place, furniture too. Of a feed or a file of \
      records, the items one after the other; as JSON, one object each.
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

  func validate() throws { _ = try ExtraKind.kinds(include) }

  func run() throws {
    let kinds = try ExtraKind.kinds(include)
    var isWhole = true
    var isFirst = true
    func print(_ result: Result<Document, InputError>) throws {
      switch result {
      case .failure(let error):
        Console.error("calque: \(error)")
        isWhole = false
      case .success(let document):
        switch format {
        case .text:
          let copy = document.copy(with: kinds)
          if !copy.isEmpty {
            Console.output((isFirst ? "" : "\n") + copy + "\n")
            isFirst = false
          }
          let name = document.item.map { "\(input)#\($0.index)" } ?? input
          for note in document.notes { Console.error("calque: \(name): \(note)") }
        case .json: Console.output(try ExtractedDocument(document).json() + "\n")
        }
      }
    }
    var encodingFailure: (any Error)?
    do throws(InputError) {
      try Readers.read(contentsOfFile: input, format: inputArguments.format) { result in
        guard encodingFailure == nil else { return }
        do { try print(result) } catch { encodingFailure = error }
      }
    } catch {
      Console.error("calque: \(error)")
      isWhole = false
    }
    if let encodingFailure { throw encodingFailure }
    if !isWhole { throw Exit.unusable }
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

  /// What a container says of the document.
  struct Item: Encodable {
    var index: Int
    var id: String?
    var link: String?
    var date: String?
    var dateText: String?
  }

  var path: String
  var item: Item?
  var format: DocumentFormat
  var encoding: String
  var title: String?
  var language: LanguageTag?
  var notes: [String]
  var blocks: [Block]

  init(_ document: Document) {
    let locator = Locator(document)
    path = document.path
    item = document.item.map {
      Item(index: $0.index, id: $0.id, link: $0.link, date: $0.date, dateText: $0.dateText)
    }
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
