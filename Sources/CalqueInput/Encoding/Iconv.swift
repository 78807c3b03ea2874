import CLibXML2
import Glibc

/// A conversion to UTF-8 through the system's `iconv`.
///
/// A class because the descriptor has to be closed once, when its last user lets go of it.
final class Iconv {
  private let descriptor: iconv_t

  /// Opens a conversion; nil when the system does not know the encoding.
  init?(_ name: String) {
    guard let opened = iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts exactly one character made of all the bytes given.
  ///
  /// - Returns: its UTF-8 in `output`, or 0 when the bytes are not exactly one character.
  func convert(
    _ bytes: UnsafePointer<UInt8>,
    _ count: Int,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let start = output.baseAddress else { return 0 }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: bytes)
      .assumingMemoryBound(to: CChar.self)
    var inputLeft = count
    var target: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(start)
      .assumingMemoryBound(to: CChar.self)
    var targetLeft = output.count
    iconv(descriptor, nil, nil, nil, nil)
    let result = iconv(descriptor, &input, &inputLeft, &target, &targetLeft)
    // Some characters are held back until the conversion is told that nothing follows.
    guard result != -1, inputLeft == 0, iconv(descriptor, nil, nil, &target, &targetLeft) != -1
    else { return 0 }
    return output.count - targetLeft
  }
}
