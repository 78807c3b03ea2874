public import CalqueCore

/// Reads XHTML: as HTML, but with CDATA sections as text and with elements that close themselves.
///
/// Neither the document type nor its entities are obeyed, so that nothing outside is ever read and
/// nothing expands; HTML's own names of characters are known.
public struct XHTMLReader: SingleDocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.xhtml

  /// Makes a reader.
  public init() {}

  /// Reads a decoded page.
  ///
  /// - Parameters:
  ///   - source: the page as clean UTF-8.
  ///   - path: the path to report.
  /// - Returns: the page's text in blocks.
  /// - Throws: nothing; a page that is not well-formed is read as far as HTML would be.
  public func read(_ source: SourceText, path: String) throws(InputError) -> Document {
    source.bytes.withUnsafeBufferPointer { bytes in
      HTMLReader.read(bytes, isXML: true, source: source, path: path)
    }
  }
}
