/// A suggestion as a change of the source file, where it can be made by itself.
package struct SourceChange {
  /// What to write in place of the finding's bytes.
  package var replacement: String

  /// The change, nil where words stand in several pieces or within escapes of a container.
  package init?(_ suggestion: Suggestion, of finding: Finding, in document: DocumentReport) {
    guard finding.location.ranges.count == 1, finding.location.approximate != true,
      finding.block >= 0 || !finding.text.isEmpty
    else { return nil }
    switch document.format {
    case .text, .markdown: replacement = suggestion.replacement
    case .html, .xhtml:
      var bytes: [UInt8] = []
      for byte in suggestion.replacement.utf8 {
        switch byte {
        case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
        case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
        default: bytes.append(byte)
        }
      }
      replacement = String(decoding: bytes, as: UTF8.self)
    default: return nil
    }
  }
}
