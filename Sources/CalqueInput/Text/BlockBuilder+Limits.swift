extension BlockBuilder {
  /// What is said of text that was left out, nil when all of it was taken.
  func note(_ source: UnsafeBufferPointer<UInt8>) -> String? {
    guard let stoppedAt else { return nil }
    return """
      From line \(Self.line(source, stoppedAt)) on the text was not audited: it is longer than \
      \(InputLimits.textBytes >> 20) MiB or has more than \(InputLimits.blocks) paragraphs. Split it to \
      have the rest audited.
      """
  }

  /// The line that holds an offset of the source.
  static func line(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == ASCII.lineFeed
        || (byte == ASCII.carriageReturn
          && !(index + 1 < bytes.count && bytes[index + 1] == ASCII.lineFeed))
      {
        line += 1
      }
    }
    return line
  }
}
