/// The encoding that a header `Content-Type` names.
struct Charset: Hashable, Sendable {
  /// Its label.
  let label: String

  /// Reads `text/xml; charset="utf-8"`; nil when it names none.
  init?(_ contentType: String) {
    for part in contentType.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }).lowercased() == "charset" else {
        continue
      }
      let label = pair[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      guard !label.isEmpty, label.utf8.count <= 40 else { return nil }
      self.label = label
      return
    }
    return nil
  }
}
