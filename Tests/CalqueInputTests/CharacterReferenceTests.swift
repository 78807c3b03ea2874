import Testing

@testable import CalqueInput

@Suite struct CharacterReferenceTests {
  /// The text that decoding gives for a reference, and how many bytes it took.
  private func decode(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard let reference = CharacterReference.decode(bytes, at: 0, end: bytes.count) else {
        return nil
      }
      var scalars = String.UnicodeScalarView()
      for value in [reference.first, reference.second] where value != 0 {
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      return "\(String(scalars)) \(reference.end)"
    }
  }

  @Test(arguments: [
    ("&amp;", "& 5"), ("&amp", "& 4"), ("&ampx", "& 4"), ("&rsquo;", "’ 7"), ("&apos;", "' 6"),
    ("&notin;", "∉ 7"), ("&notit;", "¬ 4"), ("&copy2", "© 5"), ("&NotEqualTilde;", "≂̸ 15"),
    ("&CounterClockwiseContourIntegral;", "∳ 33"), ("&#65;", "A 5"), ("&#65b", "A 4"),
    ("&#x1F600;", "😀 9"), ("&#146;", "’ 6"), ("&#x80;", "€ 6"), ("&#0;", "\u{FFFD} 4"),
    ("&#xD800;", "\u{FFFD} 8"), ("&#99999999999;", "\u{FFFD} 14"), ("&eacute", "é 7"),
  ])
  func decodes(_ text: String, _ expected: String) { #expect(decode(text) == expected) }

  @Test(arguments: ["&", "& ", "&;", "&foo;", "&#;", "&#x;", "&rsquo", "&a"])
  func leaves(_ text: String) { #expect(decode(text) == nil) }

  @Test func tableHoldsAllNames() { #expect(EntityTable.shared.count == 2125) }
}
