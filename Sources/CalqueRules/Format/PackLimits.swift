/// What a pack may cost: more is a mistake or an attack.
public enum PackLimits {
  /// Bytes of a file of a pack, or of a configuration.
  public static let fileBytes = 16 << 20
  /// Bytes of one phrase.
  static let phraseBytes = 64 << 10
  /// Brackets within brackets of a phrase.
  static let phraseDepth = 16
  /// Readings of one phrase.
  static let readings = 20_000
  /// Bytes of all readings of one phrase.
  static let readingBytes = 4 << 20
  /// Readings of all phrases of a pack.
  static let packReadings = 200_000
}
