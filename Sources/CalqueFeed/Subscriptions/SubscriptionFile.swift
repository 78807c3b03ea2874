public import CalqueRules
import Foundation

/// The file that lists the feeds to audit: `feeds.yml`.
public struct SubscriptionFile: Sendable {
  /// The name that is looked for when none is given.
  public static let fileName = "feeds.yml"

  /// The path, for messages and for writing.
  public let path: String
  /// The text as it stands in the file; empty when there is no file yet.
  public let text: String
  /// The feeds in their order.
  public let feeds: [FeedSubscription]
  /// What holds for all of them.
  public let settings: FeedSettings
  /// Where the list of feeds stands in the text; nil when there is none yet.
  let list: SourcePlace?

  private static let keys = ["feeds"] + FeedSettings.keys

  /// Reads a file.
  ///
  /// - Throws: `PackError` that names line, column and the nearest known key.
  public init(contentsOfFile path: String) throws(PackError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PackError(
        path: path,
        message: "there is no readable file; “calque feed add ADDRESS” makes one"
      )
    }
    guard data.count <= PackLimits.fileBytes else {
      throw PackError(
        path: path,
        message: "the file is larger than \(PackLimits.fileBytes >> 20) MiB"
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw PackError(path: path, message: "the file is not UTF-8 text")
    }
    try self.init(text, path: path)
  }

  /// Reads the file when there is one; begins an empty one otherwise.
  ///
  /// - Throws: `PackError` when there is one that cannot be read.
  public init(orEmptyAt path: String) throws(PackError) {
    if FileManager.default.fileExists(atPath: path) {
      try self.init(contentsOfFile: path)
    } else {
      try self.init("", path: path)
    }
  }

  /// Reads the text of a file.
  ///
  /// - Throws: `PackError` that names line, column and the nearest known key.
  public init(_ text: String, path: String) throws(PackError) {
    self.path = path
    self.text = text
    // A file of comments lists nothing, which is no fault.
    let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace && $0 != "\u{FEFF}" }.map { $0 == "#" } ?? true
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !isEmpty else {
      settings = FeedSettings(folder: folder)
      feeds = []
      list = nil
      return
    }
    let keys = try YAMLNode.parse(text, path: path).keys("the list of feeds", Self.keys)
    settings = try FeedSettings(keys, folder: folder)
    list = keys["feeds"]?.place
    guard let items = keys["feeds"], !items.isEmptyScalar else {
      feeds = []
      return
    }
    var feeds: [FeedSubscription] = []
    var places: [String: SourcePlace] = [:]
    for node in try items.items("feeds") {
      let feed = try FeedSubscription(node, folder: folder, settings: settings)
      if let other = places.updateValue(feed.place, forKey: feed.name) {
        throw feed.place.error("the name “\(feed.name)” is taken by the feed of line \(other.line)")
      }
      feeds.append(feed)
    }
    self.feeds = feeds
  }

  /// The feeds of these names, or all for none.
  ///
  /// - Throws: `PackError` that says which name is unknown.
  public func feeds(named names: [String]) throws(PackError) -> [FeedSubscription] {
    guard !names.isEmpty else { return feeds }
    for name in names where !feeds.contains(where: { $0.name == name }) {
      throw PackError(
        path: path,
        message: "there is no feed “\(name)”"
          + RuleNames.hint(name, among: feeds.map(\.name))
      )
    }
    let wanted = Set(names)
    return feeds.filter { wanted.contains($0.name) }
  }

  /// Writes the text to the file, which is replaced as a whole.
  ///
  /// - Throws: `PackError` when it cannot be written.
  public func write() throws(PackError) {
    // A link stays one.
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      try Data(text.utf8).write(to: place, options: .atomic)
    } catch {
      throw PackError(path: path, message: "it cannot be written: \(error.localizedDescription)")
    }
  }
}

extension YAMLNode {
  /// Whether nothing stands behind the key.
  var isEmptyScalar: Bool {
    guard isScalar, let text = try? text("") else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}
