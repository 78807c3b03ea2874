public import CalqueCore

extension Readers {
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
    guard let reader = all.first(where: { $0.format == format }) else {
      throw InputError(path: path, message: "Calque has no reader for \(format.rawValue).")
    }
    return try reader.read(SourceDecoder.decode(Array(text.utf8), from: 0, as: .utf8), path: path)
  }
}
