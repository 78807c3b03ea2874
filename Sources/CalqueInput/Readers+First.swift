public import CalqueCore

extension Readers {
  /// Reads the document of the file at `path`, or of standard input for `-`.
  ///
  /// - Returns: the document; of a file that holds several, the first.
  /// - Throws: `InputError` when there is nothing to read there or it is no text.
  public static func read(contentsOfFile path: String) throws(InputError) -> Document {
    try read(bytes: fileBytes(path: path), path: path)
  }

  /// Reads a document from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, gzipped or not.
  ///   - path: the path to report; its extension helps to tell the format.
  ///   - format: the format, when it is known.
  /// - Returns: the document; of a file that holds several, the first.
  /// - Throws: `InputError` when the bytes are no text.
  public static func read(
    bytes: [UInt8],
    path: String,
    format: DocumentFormat? = nil
  ) throws(InputError) -> Document {
    var first: Result<Document, InputError>?
    try read(bytes: bytes, path: path, format: format) { if first == nil { first = $0 } }
    return try Self.first(first, path: path)
  }

  /// Reads a document from text that is already decoded, such as a field of a record.
  ///
  /// Places count the UTF-8 bytes of `text`, whatever encoding a page in it declares.
  ///
  /// - Throws: `InputError` when there is no reader for the format.
  public static func read(
    text: String,
    path: String,
    format: DocumentFormat
  ) throws(InputError) -> Document {
    try read(utf8: Array(text.utf8), path: path, format: format)
  }

  /// Reads a document from the UTF-8 of text that is already decoded.
  ///
  /// - Throws: `InputError` when there is no reader for the format.
  public static func read(
    utf8: [UInt8],
    path: String,
    format: DocumentFormat
  ) throws(InputError) -> Document {
    guard let reader = all.first(where: { $0.format == format }) else {
      throw InputError(path: path, message: "Calque has no reader for \(format.rawValue).")
    }
    let source = SourceDecoder.decode(utf8, from: 0, as: .utf8)
    var first: Result<Document, InputError>?
    try reader.read(source, path: path) { if first == nil { first = $0 } }
    return try Self.first(first, path: path)
  }

  private static func first(
    _ first: Result<Document, InputError>?,
    path: String
  ) throws(InputError) -> Document {
    guard let first else { throw InputError(path: path, message: "There is no document in it.") }
    return try first.get()
  }
}
