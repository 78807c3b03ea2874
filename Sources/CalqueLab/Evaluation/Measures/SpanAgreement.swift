/// Whether findings agree with what people marked in a text.
///
/// A finding is right when it shares a character other than white space with a marked span and is at most
/// six times its length, so that no finding is right by covering a page.
struct SpanAgreement {
  private static let mostTimesLonger = 6

  private let spans: [GoldSpan]
  private let scalars: [Unicode.Scalar]
  /// For each byte of the text the number of code points that begin before it.
  private let places: [Int32]

  init(text: String, spans: [GoldSpan]) {
    self.spans = spans
    scalars = Array(text.unicodeScalars)
    var places: [Int32] = []
    places.reserveCapacity(text.utf8.count + 1)
    var count: Int32 = 0
    for byte in text.utf8 {
      places.append(count)
      // A byte that continues a character lies inside it.
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    places.append(count)
    self.places = places
  }

  /// The code points of a range of UTF-8 bytes.
  func range(ofBytes bytes: Range<Int>) -> Range<Int> {
    let last = places.count - 1
    return Int(places[min(bytes.lowerBound, last)])..<Int(places[min(bytes.upperBound, last)])
  }

  /// The indices of the spans that a finding in these code points touches.
  func touched(by finding: Range<Int>) -> [Int] {
    spans.indices.filter { index in
      let span = spans[index]
      guard span.start < finding.upperBound, finding.lowerBound < span.end,
        finding.count <= Self.mostTimesLonger * (span.end - span.start)
      else { return false }
      let shared =
        max(span.start, finding.lowerBound)..<min(span.end, finding.upperBound)
      return scalars[shared].contains { !$0.properties.isWhitespace }
    }
  }
}
