extension Readers {
  /// The bytes that places are counted in: a file's own, or those inside it when it is gzipped.
  ///
  /// - Throws: `InputError` when the file is damaged or its content too large.
  public static func content(of bytes: [UInt8], path: String) throws(InputError) -> [UInt8] {
    Gunzip.isGzip(bytes) ? try Gunzip.inflate(bytes, path: path) : bytes
  }
}
