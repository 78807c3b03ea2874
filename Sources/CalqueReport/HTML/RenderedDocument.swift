import CalqueCore

/// A document that was rendered, without its text: what the page that it goes into says of it.
struct RenderedDocument {
  /// The document without its blocks.
  let document: DocumentReport
  /// Its findings with their anchors.
  let findings: [NumberedFinding]
  /// Its line in the table.
  let entry: DocumentEntry
  /// Its verdict, as it stands in the section; empty when there is none.
  let verdict: [UInt8]

  /// A section without its verdict, for a page whose head says it of the only document.
  func alone(_ section: ArraySlice<UInt8>) -> [UInt8] {
    guard let place = Self.place(of: verdict, in: section) else { return Array(section) }
    return Array(section[..<place] + section[(place + verdict.count)...])
  }

  /// Where some bytes stand in others.
  private static func place(of bytes: [UInt8], in section: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, section.count >= bytes.count else { return nil }
    for place in section.startIndex...(section.endIndex - bytes.count)
    where section[place] == first && section[place...].starts(with: bytes) { return place }
    return nil
  }
}
