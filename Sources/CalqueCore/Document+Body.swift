extension Document {
  /// The texts of the blocks of some kinds, in reading order, with an empty line between.
  ///
  /// Without kinds it is the body: what `calque extract` prints.
  public func copy(with extras: Set<BlockKind> = []) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for block in blocks where block.kind.isBody || extras.contains(block.kind) {
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      bytes += text[block.range.range]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
