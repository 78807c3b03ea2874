/// The way of one fetch through redirects.
struct RedirectChain: Hashable, Sendable {
  /// How many redirects are followed.
  static let limit = 5

  /// Where to ask now.
  private(set) var url: WebAddress
  /// Whether the request may still carry what only the first server is to know.
  private(set) var carriesSecrets = true
  /// Whether all redirects so far said that they hold for ever.
  private(set) var isPermanent = true
  private let start: WebAddress
  private var visited: Set<WebAddress>

  init(from url: WebAddress) {
    self.url = url
    start = url
    visited = [url]
  }

  /// The address to ask from now on; nil when that is the one that was asked.
  ///
  /// A move away from encryption is not remembered: anyone on the way can write such an answer.
  var moved: WebAddress? {
    isPermanent && url != start && (url.isSecure || !start.isSecure) ? url : nil
  }

  /// Whether a status asks to look elsewhere.
  static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

  /// Goes where a redirect leads.
  ///
  /// - Parameters:
  ///   - status: the status of the answer.
  ///   - location: its header `Location`.
  /// - Throws: `FetchFault` when that leads nowhere.
  mutating func follow(_ status: Int, to location: String?) throws(FetchFault) {
    guard let location else {
      throw .redirect(to: "", problem: "names no address")
    }
    let target: WebAddress
    do throws(WebAddress.Fault) {
      target = try url.resolving(location)
    } catch {
      throw .redirect(to: String(location.prefix(200)), problem: error.message)
    }
    guard visited.insert(target).inserted else { throw .redirectLoop(target) }
    guard visited.count <= Self.limit + 1 else { throw .tooManyRedirects(limit: Self.limit) }
    if !target.sharesOrigin(with: url) { carriesSecrets = false }
    if status != 301 && status != 308 { isPermanent = false }
    url = target
  }
}
