import CalqueAudit
import CalqueCore
import CalqueInput

/// The page that an item links to, as a document.
enum LinkedPage {
  /// Why there is no copy in a page to audit.
  struct Fault: Error, Hashable {
    /// The words, without a subject's name and a full stop.
    let problem: String
  }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: the page.
  ///   - charset: the encoding that its headers name.
  /// - Returns: its document.
  /// - Throws: ``Fault`` when it is no HTML or holds no copy.
  static func read(_ bytes: [UInt8], charset: String?) throws(Fault) -> Document {
    var documents: [Document] = []
    do throws(InputError) {
      // Servers say HTML of more than that; the content tells.
      try Readers.read(bytes: bytes, path: "page.html", charset: charset) {
        if documents.count < 2, let document = try? $0.get() { documents.append(document) }
      }
    } catch {
      throw Fault(problem: "it cannot be read: \(error.message)")
    }
    guard documents.count == 1, let page = documents.first,
      page.format == .html || page.format == .xhtml
    else { throw Fault(problem: "it is not HTML, whatever its server says") }
    guard copyLength(of: page) > 0 else { throw Fault(problem: "no copy was found in it") }
    return page
  }

  /// How many bytes of copy a document has beside its headline.
  static func copyLength(of document: Document) -> Int {
    document.blocks.reduce(0) { $0 + ($1.kind.isBody ? $1.range.end - $1.range.start : 0) }
  }

  /// A page in the place of the item that links to it, by the item's name.
  static func document(_ page: Document, for item: Document, url: String) -> Document {
    var document = Document(
      path: url,
      format: page.format,
      title: item.title ?? page.title,
      declaredLanguage: page.declaredLanguage ?? item.declaredLanguage,
      blocks: page.blocks,
      text: page.text,
      map: page.map,
      source: page.source,
      notes: page.notes,
      item: item.item
    )
    document.links = page.links
    document.silences = page.silences
    document.untranslated = page.untranslated
    return document
  }

  /// An item whose page is not audited, with a note that says so.
  static func without(_ item: Document, because problem: String) -> Document {
    var item = item
    item.notes.append("The item itself was audited, not the page that it links to: \(problem).")
    return item
  }
}
