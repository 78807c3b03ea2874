/// What one input may cost.
///
/// Every limit lies far above what copy needs, and below what would make one input hurt the others of
/// a run: each is to be read and audited within 2 seconds and 256 MB (`calque-dev check-hostile`). What
/// lies beyond a limit is left out, and a note or an error says so.
public enum InputLimits {
  /// Bytes of a record: a file, what a compressed file holds, or a line of a stream.
  ///
  /// A stream as a whole has no limit.
  public static let recordBytes = 64 << 20

  /// How many times its own size a compressed file may hold, beyond ``freeBytes``.
  public static let compression = 200
  /// Bytes that a compressed file may hold whatever its size.
  public static let freeBytes = 4 << 20

  /// Characters beyond ASCII, and faults, of a file that has to be decoded: the way back to its bytes
  /// grows with them.
  public static let decodedCharacters = 2_000_000
  /// Bytes of a file in UTF-16 or UTF-32, which may grow by half.
  static let wideBytes = 32 << 20

  /// Bytes of text of a document, furniture and all.
  public static let textBytes = 8 << 20
  /// Blocks of a document.
  public static let blocks = 200_000
  /// Lines of a plain text, empty ones in a row counted once.
  public static let lines = 1_000_000
  /// Stretches of text that part what stands in the source as it is: references, folded white space,
  /// tags inside words.
  static let segments = 1_000_000

  /// Tags, comments and other markup of a page.
  public static let markup = 1_000_000
  /// Elements that are open at once: the parser's work grows with the square.
  public static let depth = 1_000
  /// Attributes of one tag: the parser's work grows with the square.
  public static let attributes = 500
  /// End tags of elements that are not open: the parser looks for each through all that are.
  static let strayEnds = 20_000

  /// Seconds of processor time that reading a document may take, and auditing it once more.
  ///
  /// What the limits above leave takes a fraction; this is for what nobody thought of.
  public static let seconds = 0.6
}
