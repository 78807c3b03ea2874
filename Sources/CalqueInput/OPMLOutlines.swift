private import CLibXML2

/// The feeds of an OPML file, which feed readers write.
public enum OPMLOutlines {
  /// A feed of the list.
  public struct Outline: Hashable, Sendable {
    /// Its address, as it is written.
    public var url: String
    /// What the list calls it.
    public var title: String?
  }

  /// Bytes of a list.
  private static let mostBytes = 16 << 20

  /// Reads the feeds in their order, from whatever folder of the list.
  ///
  /// Nothing outside the file is read.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its path, for messages.
  /// - Returns: the feeds; outlines without an address of a feed are left out.
  /// - Throws: `InputError` when the file is no OPML.
  public static func read(_ bytes: [UInt8], path: String) throws(InputError) -> [Outline] {
    guard bytes.count <= mostBytes else {
      throw InputError(path: path, message: "The list is larger than \(mostBytes >> 20) MiB.")
    }
    var outlines: [Outline] = []
    var other: Fault?
    let line = LibXML.pull(bytes) { reader in
      switch xmlTextReaderNodeType(reader) {
      case 1:
        let name = xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
        if xmlTextReaderDepth(reader) == 0, name.lowercased() != "opml" { other = .otherRoot(name) }
        guard other == nil, name.lowercased() == "outline" else { break }
        if let outline = outline(attributes(of: reader)) { outlines.append(outline) }
      // Entities would be declared there, and make a small file large.
      case 10: other = .declaration(line: max(1, Int(xmlTextReaderGetParserLineNumber(reader))))
      default: break
      }
      return other == nil
    }
    switch other ?? line.map(Fault.damaged) {
    case nil: return outlines
    case .damaged(let line):
      throw InputError(
        path: path,
        message: "The file is no well-formed XML: something is wrong here. Export the list again.",
        line: line
      )
    case .declaration(let line):
      throw InputError(
        path: path,
        message: "The file declares a document type, which no list of feeds needs. Remove it.",
        line: line
      )
    case .otherRoot(let name):
      throw InputError(
        path: path,
        message: "The file is no OPML: its outermost element is “\(name)”, not “opml”."
      )
    }
  }

  private enum Fault {
    case damaged(line: Int)
    case declaration(line: Int)
    case otherRoot(String)
  }

  /// The attributes of an element by their names in lower case: programs do not agree on `xmlUrl`.
  private static func attributes(of reader: xmlTextReaderPtr) -> [String: String] {
    var result: [String: String] = [:]
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return result }
    repeat {
      guard let name = xmlTextReaderConstLocalName(reader),
        let value = xmlTextReaderConstValue(reader)
      else { continue }
      result[String(cString: name).lowercased()] = String(cString: value)
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    _ = xmlTextReaderMoveToElement(reader)
    return result
  }

  private static func outline(_ attributes: [String: String]) -> Outline? {
    guard let url = attributes["xmlurl"], !url.isEmpty else { return nil }
    let title = [attributes["text"], attributes["title"]].compactMap { $0 }.first { !$0.isEmpty }
    return Outline(url: url, title: title)
  }
}
