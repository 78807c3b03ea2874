import CalqueCore

/// The ways in which feeds escape the HTML of an item.
enum FeedLift: String, CaseIterable {
  /// In `description`, every `<` and `&` of the HTML as a reference.
  case description
  /// The same, with the second half of the words in bold.
  case descriptionWithTags = "description with tags"
  /// In `content:encoded`, as a CDATA section.
  case content = "content:encoded"
  /// The same, with the second half of the words in bold.
  case contentWithTags = "content:encoded with tags"

  /// The feed, and where the marked words stand in it.
  func write(
    _ text: LiftedCase.Case,
    scope: Set<BlockKind>
  ) -> (source: [UInt8], spans: [Range<Int>])? {
    let element = LiftedCase.element(scope)
    // An item's headline is its title, and a picture's caption needs its page.
    guard element != "h1", element != "figcaption" else { return nil }
    let isContent = self == .content || self == .contentWithTags
    let lift =
      self == .descriptionWithTags || self == .contentWithTags ? HTMLLift.tags : HTMLLift.plain
    guard lift == .plain || !text.spans.isEmpty else { return nil }
    // The mark that ends a section cannot stand in it.
    guard !isContent || !String(decoding: text.bytes, as: UTF8.self).contains("]]>") else {
      return nil
    }
    func packed(_ html: [UInt8]) -> [UInt8] { isContent ? html : LiftedCase.escaped(html) }
    var source = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>Cases</title><item><guid>1</guid>

      """.utf8
    )
    let tag = isContent ? "content:encoded" : "description"
    source += Array("<\(tag)>\(isContent ? "<![CDATA[" : "")".utf8)
    source += packed(Array("<\(element)>".utf8))
    let spans = LiftedCase.write(
      text,
      to: &source,
      outside: {
        packed(LiftedCase.parted(LiftedCase.escaped($0), "</\(element)>\n<\(element)>"))
      },
      inside: { packed(lift.written($0)) }
    )
    source += packed(Array("</\(element)>".utf8))
    source += Array("\(isContent ? "]]>" : "")</\(tag)>\n</item></channel></rss>\n".utf8)
    return (source, spans)
  }
}
