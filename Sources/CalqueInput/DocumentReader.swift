public import CalqueCore

/// Turns the source text of one format into a ``Document`` that maps back to its bytes.
///
/// To add a format, write a reader and add it to ``Readers/all``.
public protocol DocumentReader: Sendable {
  /// The format that this reader reads.
  var format: DocumentFormat { get }

  /// Reads a decoded source.
  ///
  /// - Parameters:
  ///   - source: the content as clean UTF-8.
  ///   - path: the path to report, `-` for standard input.
  /// - Returns: the document.
  /// - Throws: `InputError` when the source is no document of this format.
  func read(_ source: SourceText, path: String) throws(InputError) -> Document
}
