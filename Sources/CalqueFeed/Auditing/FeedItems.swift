import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueReport
import Foundation

/// The items of a feed's body.
enum FeedItems {
  /// What tells items and their versions apart.
  ///
  /// - Parameters:
  ///   - content: the body.
  ///   - path: the feed's address, for messages.
  /// - Returns: the items; none of a feed that holds none.
  /// - Throws: `FetchFault` when the body is no feed.
  static func read(_ content: FetchResult.Content, path: String) throws(FetchFault) -> [FetchedItem]
  {
    var items: [FetchedItem] = []
    var other: DocumentFormat?
    do throws(InputError) {
      try Readers.read(bytes: content.bytes, path: path, charset: content.charset) { result in
        guard let document = try? result.get() else { return }
        guard document.format == .feed || document.format == .jsonFeed else {
          other = document.format
          return
        }
        if let item = document.item { items.append(Self.item(document, item)) }
      }
    } catch {
      throw .damaged(problem: error.message)
    }
    if let other { throw .damaged(problem: "it is no feed, but looks like \(other.rawValue)") }
    return items
  }

  private static func item(_ document: Document, _ item: ItemInfo) -> FetchedItem {
    var content = Array((document.title ?? "").utf8) + [0]
    for block in document.blocks {
      content +=
        Array(block.kind.rawValue.utf8) + [0] + document.text[block.range.start..<block.range.end]
      content.append(0)
    }
    return FetchedItem(
      identity: item.identity,
      number: item.index,
      contentHash: Data(SHA256.digest(of: content)),
      storyHash: storyHash(of: document),
      title: document.title,
      link: item.link,
      date: item.date
    )
  }

  /// What tells a story: its copy without case and white space, alike whoever publishes it.
  static func storyHash(of document: Document) -> Data {
    var story: [UInt8] = []
    for block in document.blocks where block.kind.isAudited {
      let text = document.string(block.range).lowercased()
      story += text.unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap {
        UTF8.encode($0).map(Array.init) ?? []
      }
    }
    return Data(SHA256.digest(of: story))
  }
}
