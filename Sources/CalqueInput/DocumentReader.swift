public import CalqueCore

/// Turns the source text of one format into documents that map back to its bytes.
///
/// A file may hold many documents (the items of a feed, the records of a file of records), and they
/// are handed over one by one, so that no more than one of them need be in memory. A reader of a
/// format whose files are one document each is a ``SingleDocumentReader``. To add a format, write a
/// reader and add it to ``Readers/all``.
public protocol DocumentReader: Sendable {
  /// The format that this reader reads.
  var format: DocumentFormat { get }

  /// Reads a decoded source, document by document.
  ///
  /// - Parameters:
  ///   - source: the content as clean UTF-8.
  ///   - path: the path to report, `-` for standard input.
  ///   - each: takes every document in turn, or why one of them cannot be read; the rest goes on.
  /// - Throws: `InputError` when the source as a whole is none of this format.
  func read(
    _ source: SourceText,
    path: String,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError)
}

/// A reader of a format whose files are one document each.
public protocol SingleDocumentReader: DocumentReader {
  /// Reads a decoded source.
  ///
  /// - Parameters:
  ///   - source: the content as clean UTF-8.
  ///   - path: the path to report, `-` for standard input.
  /// - Returns: the document.
  /// - Throws: `InputError` when the source is no document of this format.
  func read(_ source: SourceText, path: String) throws(InputError) -> Document
}

extension SingleDocumentReader {
  /// Hands over the one document.
  public func read(
    _ source: SourceText,
    path: String,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    each(.success(try read(source, path: path)))
  }
}
