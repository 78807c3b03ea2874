import CalqueCore
import CalqueRules
import Foundation

/// What `feeds.yml` says of all feeds.
public struct FeedSettings: Hashable, Sendable {
  /// The path of the store.
  public var store: String
  /// Addresses that may be reached although they are not public.
  public var allowed: [AddressBlock] = []
  /// Who sends the requests: a page or an address of mail that requests name.
  public var contact: String?
  /// Seconds between two requests to one host.
  public var pause = 1

  static let keys = ["store", "allow", "contact", "pause"]

  /// The settings without a file's say, for feeds listed in `folder`.
  init(folder: String) {
    store = URL(fileURLWithPath: folder).appending(path: "feeds.sqlite").path
  }

  init(_ keys: [String: YAMLNode], folder: String) throws(PackError) {
    self.init(folder: folder)
    if let node = keys["store"] {
      let path = try node.text("store")
      guard !path.isEmpty else { throw node.error("store must be the path of a file") }
      store = path.hasPrefix("/") ? path : URL(fileURLWithPath: folder).appending(path: path).path
    }
    for node in keys["allow"]?.itemsOrSelf() ?? [] {
      let text = try node.text("allow")
      guard let block = AddressBlock(text) else {
        throw node.error("allow must hold blocks of addresses such as 10.0.0.0/8, not “\(text)”")
      }
      allowed.append(block)
    }
    if let node = keys["contact"] {
      let text = try node.text("contact")
      let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 }
      guard !text.isEmpty, text.utf8.count <= 200, isClean else {
        throw node.error("contact must be the address of a page or of mail")
      }
      contact = text
    }
    if let node = keys["pause"] { pause = try node.integer("pause", atLeast: 0) }
  }

  /// What requests say of who sends them.
  public var agent: String {
    "Calque/\(Tool.calque.version) (audits feeds\(contact.map { "; +\($0)" } ?? ""))"
  }
}
