import CLibXML2
import Glibc

/// A conversion to UTF-32 through the system's `iconv`.
///
/// A class because the descriptor has to be closed once, when its last user lets go of it.
final class Iconv {
  private let descriptor: iconv_t

  /// Opens a conversion; nil when the system does not know the encoding.
  init?(_ name: String) {
    guard let opened = iconv_open("UTF-32LE", name), Int(bitPattern: opened) != -1 else {
      return nil
    }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// The character that all the bytes given make; nil when they are not exactly one or two.
  ///
  /// A second character, a combining mark of Big5, is above bit 21 as its distance from U+0300.
  func character(_ bytes: [UInt8]) -> UInt32? {
    var bytes = bytes
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { output -> UInt32? in
      var targetLeft = output.count * 4
      let isConverted = bytes.withUnsafeMutableBytes { source -> Bool in
        var input = source.bindMemory(to: CChar.self).baseAddress
        var inputLeft = source.count
        var target = UnsafeMutableRawPointer(output.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        iconv(descriptor, nil, nil, nil, nil)
        let result = iconv(descriptor, &input, &inputLeft, &target, &targetLeft)
        // Some characters are held back until the conversion is told that nothing follows.
        return result != -1 && inputLeft == 0
          && iconv(descriptor, nil, nil, &target, &targetLeft) != -1
      }
      guard isConverted else { return nil }
      switch (output.count * 4 - targetLeft) / 4 {
      case 1: return output[0]
      case 2 where output[1] >= 0x300 && output[1] < 0x370:
        return output[0] | (output[1] - 0x300 + 1) << 21
      default: return nil
      }
    }
  }
}
