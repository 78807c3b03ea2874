private import CCLD2
public import CalqueCore

/// Tells the language of a text (CLD2, Debian `libcld2`).
public enum LanguageDetector {
  /// The language of UTF-8 text, nil when detection is not sure.
  ///
  /// Sure means that CLD2 calls its result reliable and gives it at least `share` percent of the
  /// text. Below some 20 words the answer is often wrong; callers must not ask.
  public static func language(
    of text: UnsafeBufferPointer<UInt8>,
    atLeast share: Int = 60
  ) -> LanguageTag? {
    guard let base = text.baseAddress else { return nil }
    var percent: Int32 = 0
    return base.withMemoryRebound(to: CChar.self, capacity: text.count) { characters in
      guard
        let code = calque_cld2_detect(characters, Int32(min(text.count, 1 << 20)), &percent),
        Int(percent) >= share
      else { return nil }
      return LanguageTag(String(cString: code))
    }
  }
}
