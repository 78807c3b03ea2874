public import CalqueCore

/// The readers of all formats, and the ways from a path or from bytes to a document.
public enum Readers {
  /// Every reader, in the order of the documentation.
  public static let all: [any DocumentReader] = [
    HTMLReader(),
    XHTMLReader(),
    MarkdownReader(),
    PlainTextReader(),
    FeedReader(),
    JSONFeedReader(),
    RecordReader(),
  ]

  /// Reads the documents of the file at `path`, or of standard input for `-`, one by one.
  ///
  /// The format, when it is not given, is told from the content first and from the name second.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - format: the format, when it is known.
  ///   - each: takes every document in turn, or why one of them cannot be read.
  /// - Throws: `InputError` when there is nothing to read there or it is no text.
  public static func read(
    contentsOfFile path: String,
    format: DocumentFormat? = nil,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    try read(bytes: fileBytes(path: path), path: path, format: format, each: each)
  }

  /// Reads the documents in the bytes of a file, one by one.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, gzipped or not.
  ///   - path: the path to report; its extension helps to tell the format.
  ///   - format: the format, when it is known.
  ///   - charset: the encoding that was told beside the bytes, as HTTP does; it is believed as far as they
  ///     allow.
  ///   - each: takes every document in turn, or why one of them cannot be read.
  /// - Throws: `InputError` when the bytes are no text.
  public static func read(
    bytes: [UInt8],
    path: String,
    format: DocumentFormat? = nil,
    charset: String? = nil,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    let isCompressed = Gunzip.isGzip(bytes)
    let content = isCompressed ? try Gunzip.inflate(bytes, path: path) : bytes
    if let complaint = ContentSniffer.binaryComplaint(content) {
      throw InputError(path: path, message: complaint)
    }
    let source = SourceDecoder.decode(
      content,
      container: isCompressed ? "gzip" : nil,
      label: charset
    )
    let chosen = format ?? ContentSniffer.format(of: source.bytes, path: path)
    guard let reader = all.first(where: { $0.format == chosen }) else {
      throw InputError(path: path, message: "Calque has no reader for \(chosen.rawValue).")
    }
    guard let note = Self.note(source) else {
      return try reader.read(source, path: path, each: each)
    }
    try reader.read(source, path: path) { result in
      each(
        result.map { document in
          var document = document
          document.notes.append(note)
          return document
        }
      )
    }
  }

  /// What is said of a file that was not decoded to its end.
  static func note(_ source: SourceText) -> String? {
    source.unreadFrom.map {
      """
      From byte \($0) on the file was not read: it has more than \(InputLimits.decodedCharacters) characters \
      beyond ASCII in \(source.encoding). Split it, or convert it to UTF-8, to have the rest audited.
      """
    }
  }

  /// The bytes of the file at `path`, or of standard input for `-`.
  ///
  /// - Throws: `InputError` when the path is missing, unreadable, too large, no regular file or a
  ///   URL.
  public static func fileBytes(path: String) throws(InputError) -> [UInt8] {
    try FileBytes.read(path: path)
  }
}
