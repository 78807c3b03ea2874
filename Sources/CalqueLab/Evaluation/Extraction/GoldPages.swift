import Foundation

/// Pages with the text that a reader would call their copy: a folder with `ground-truth.json` and `html/`.
public struct GoldPages: Sendable {
  /// A page.
  struct Page: Sendable {
    var id: String
    var path: String
    var gold: Gold
  }

  /// What people say is on a page.
  struct Gold: Sendable, Decodable {
    /// The copy.
    var articleBody: String
    /// What kind of page it is.
    var type: String?
    /// Where it came from.
    var url: String?
    /// Snippets that are no copy.
    var without: [String]?

    /// The host that the page came from, without `www.`.
    var site: String {
      let host = url.flatMap { URL(string: $0)?.host() } ?? ""
      return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// The half of the sites that the page's belongs to: 0 is tuned on, 1 held out.
    ///
    /// FNV-1a of the site decides, so that all pages of a site are in one half, today and later.
    var half: Int {
      let hash = site.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
      return Int(truncatingIfNeeded: hash >> 32) & 1
    }
  }

  let pages: [Page]

  /// Reads the gold text of a folder.
  ///
  /// - Throws: `EvaluationError` when the folder is not laid out so, or a page is missing.
  public init(folder: String) throws(EvaluationError) {
    let root = URL(fileURLWithPath: folder)
    let truth = root.appending(path: "ground-truth.json")
    let gold: [String: Gold]
    do {
      gold = try JSONDecoder().decode([String: Gold].self, from: Data(contentsOf: truth))
    } catch {
      throw EvaluationError(
        message: """
          \(truth.path): not the gold text of pages, {ID: {"articleBody": "…"}}: \
          \(error.localizedDescription)
          """
      )
    }
    var pages: [Page] = []
    for (id, gold) in gold.sorted(by: { $0.key < $1.key }) {
      let names = ["html/\(id).html.gz", "html/\(id).html"].map { root.appending(path: $0).path }
      guard let path = names.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
        throw EvaluationError(message: "\(root.path): there is no html/\(id).html.gz")
      }
      pages.append(Page(id: id, path: path, gold: gold))
    }
    guard !pages.isEmpty else { throw EvaluationError(message: "\(truth.path): names no page") }
    self.pages = pages
  }
}

/// Why an evaluation could not be made.
public struct EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and where.
  public var message: String

  /// What is wrong, and where.
  public var description: String { message }
}
