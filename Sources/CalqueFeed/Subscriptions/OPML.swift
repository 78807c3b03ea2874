import CalqueCore
public import CalqueInput

/// Lists of feeds as feed readers exchange them.
public enum OPML {
  /// What an import would add to a file.
  public struct Addition: Sendable {
    /// Names and addresses, ready to be added.
    public var feeds: [(name: String, url: WebAddress)] = []
    /// How many feeds the file has already, or the list twice.
    public var known = 0
    /// What could not be taken, a line each.
    public var faults: [String] = []
  }

  /// What a list adds to the feeds of a file.
  ///
  /// - Throws: `InputError` when the list is no OPML.
  public static func addition(
    of bytes: [UInt8],
    path: String,
    to file: SubscriptionFile
  ) throws(InputError) -> Addition {
    var addition = Addition()
    var addresses = Set(file.feeds.map(\.url))
    var names = Set(file.feeds.map(\.name))
    for outline in try OPMLOutlines.read(bytes, path: path) {
      do throws(WebAddress.Fault) {
        let url = try WebAddress(outline.url)
        guard addresses.insert(url).inserted else {
          addition.known += 1
          continue
        }
        let name = FeedNames.free(outline.title, url, among: names)
        names.insert(name)
        addition.feeds.append((name, url))
      } catch {
        addition.faults.append("the address \(error.message): “\(outline.url)”")
      }
    }
    return addition
  }

  /// A list of feeds, for other programs to read.
  public static func text(of feeds: [FeedSubscription]) -> String {
    let outlines = feeds.map { feed in
      let name = XMLEscaping.escaped(feed.name)
      return """
            <outline type="rss" text="\(name)" title="\(name)" \
        xmlUrl="\(XMLEscaping.escaped(feed.url.description))"/>

        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head>
          <title>Feeds that Calque audits</title>
        </head>
        <body>
      \(outlines.joined())  </body>
      </opml>

      """
  }
}

/// Names for feeds that come without one.
public enum FeedNames {
  /// A name that is not taken: the title, or else the host, with a number when it must be.
  public static func free(_ title: String?, _ url: WebAddress, among taken: Set<String>) -> String {
    var name = url.host
    if let title {
      let words = String(
        title.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: " "
          default: Character(scalar)
          }
        }
      ).split(separator: " ").joined(separator: " ")
      var cut = String(words.drop { $0 == "-" })
      while cut.utf8.count > 180 { cut.removeLast() }
      if FeedSubscription.fault(ofName: cut) == nil { name = cut }
    }
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name) \(number)") { number += 1 }
    return "\(name) \(number)"
  }
}

/// Text in attributes of XML.
enum XMLEscaping {
  /// A text without what XML cannot hold, escaped for attributes in double quotes and for content.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
