import CalqueCore
import CalqueRules

/// Reads the settings for Calque in a document's front matter.
///
/// ```yaml
/// calque:
///   ignore:
///     - en/echo/x-of-xs: the name of a song
///     - {rule: en/names/garbled, reason: spelled as on his passport}
/// ```
struct FrontMatterSilences {
  /// The requests for silence.
  private(set) var marks: [SilenceMark] = []
  /// What is wrong with the settings, for the document's notes.
  private(set) var note: String?

  init(_ document: Document) {
    guard let settings = document.settings else { return }
    let bytes = Array(document.source.bytes[settings.range])
    do throws(PackError) {
      let root = try YAMLNode.parse(String(decoding: bytes, as: UTF8.self), path: document.path)
      let keys = try root.keys("front matter", ["calque"])
      let entries = try keys["calque"]?.keys("calque", ["ignore"])["ignore"]?.items("ignore") ?? []
      for item in entries {
        marks.append(try Self.mark(item, bytes, shift: settings.start))
      }
    } catch {
      let line = document.source.position(of: settings.start).line + max(0, error.line - 1)
      note = "In line \(line), the settings for Calque in the front matter: \(error.message)"
    }
  }

  private static func mark(
    _ item: YAMLNode,
    _ bytes: [UInt8],
    shift: Int
  ) throws(PackError) -> SilenceMark {
    let entries = try item.entries("a silence")
    var rule = entries.first?.key
    var reason = entries.first?.value
    let first = try rule?.text("a rule")
    if entries.count != 1 || first == "rule" {
      let keys = try item.keys("a silence", ["rule", "reason"])
      (rule, reason) = (keys["rule"], keys["reason"])
    }
    guard let rule else {
      throw item.error("a silence is “RULE: reason”, or has the keys rule and reason")
    }
    let name = try rule.text("a rule")
    let start = min(offset(of: rule.place, in: bytes), bytes.count)
    return SilenceMark(
      reach: .document,
      origin: .frontMatter,
      rules: [name],
      reason: try reason?.text("a reason") ?? "",
      place: TextRange(shift + start, shift + min(start + name.utf8.count, bytes.count))
    )
  }

  /// The offset of a place in the text that it was read from; columns count characters.
  private static func offset(of place: SourcePlace, in bytes: [UInt8]) -> Int {
    var index = 0
    for _ in 1..<max(1, place.line) {
      guard let feed = bytes[index...].firstIndex(of: 0x0A) else { break }
      index = feed + 1
    }
    for _ in 1..<max(1, place.column) where index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    // A quoted name begins behind its quote.
    if index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 { index += 1 }
    return index
  }
}
