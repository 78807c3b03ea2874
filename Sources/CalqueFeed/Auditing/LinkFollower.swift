import CalqueCore
import CalqueInput
import Foundation

/// Fetches the pages that the items of a feed link to, to be audited in place of the items.
struct LinkFollower: Sendable {
  /// How many pages of a feed are asked for in one run; the others wait for the next.
  static let most = 50

  let feed: Int64
  /// The feed's address, from which links that are relative start.
  let base: WebAddress
  let store: FeedStore
  let fetcher: Fetcher

  /// Follows the links that were not followed yet.
  ///
  /// No request carries the headers of the feed: what is secret is for the feed alone. A page is kept with
  /// its version before the next is asked for.
  ///
  /// - Throws: `StoreError` when the store cannot be used.
  func follow() async throws(StoreError) -> FeedOutcome.Pages {
    let (links, count) = try store.links(toFollow: feed, limit: Self.most)
    var pages = FeedOutcome.Pages(waiting: count)
    var lengths: (body: Int64, copy: [Int: Int]) = (-1, [:])
    // Who does not answer, or asks to be left alone, is not asked again in this run.
    var resting: [String: String] = [:]
    for link in links {
      if lengths.body != link.body { lengths = (link.body, try copyLengths(of: link.body)) }
      let result = await follow(link, ownCopy: lengths.copy[link.number] ?? 0, &resting)
      // A run that ends says nothing of the page.
      if Task.isCancelled { break }
      try store.add(result, of: link.version, now: FeedTime.now)
      pages.waiting -= 1
      switch result {
      case .page, .unchanged: pages.followed += 1
      case .missing(let problem, _): pages.problems[problem, default: 0] += 1
      }
    }
    return pages
  }

  /// How much copy the items of a body have themselves, by their numbers.
  private func copyLengths(of body: Int64) throws(StoreError) -> [Int: Int] {
    let (bytes, charset) = try store.body(body)
    var lengths: [Int: Int] = [:]
    do throws(InputError) {
      try Readers.read(bytes: bytes, path: base.description, charset: charset) {
        guard let document = try? $0.get(), let item = document.item else { return }
        lengths[item.index] = LinkedPage.copyLength(of: document)
      }
    } catch {
      return [:]
    }
    return lengths
  }

  private func follow(
    _ link: PendingLink,
    ownCopy: Int,
    _ resting: inout [String: String]
  ) async -> FollowedLink {
    let url: WebAddress
    do throws(WebAddress.Fault) {
      url = try base.resolving(link.link)
    } catch {
      return .missing(problem: "the address \(error.message)", isPassing: false)
    }
    if let problem = resting[url.host] { return .missing(problem: problem, isPassing: true) }
    let request = FetchRequest(
      url: url,
      etag: link.known?.etag,
      lastModified: link.known?.modified,
      isPage: true
    )
    let result = await fetcher.fetch(request)
    switch result.outcome {
    case .content(let content): return page(content, url, ownCopy: ownCopy)
    case .unchanged:
      guard let known = link.known else { break }
      return .unchanged(known)
    case .gone: return .missing(problem: "the server answered 410", isPassing: false)
    case .failed(let fault):
      let problem = Self.words(of: fault)
      if Self.tiresHost(fault) { resting[result.url.host] = problem }
      return .missing(problem: problem, isPassing: fault.isPassing || Self.tiresHost(fault))
    }
    return .missing(problem: "the server answered 304", isPassing: false)
  }

  private func page(
    _ content: FetchResult.Content,
    _ url: WebAddress,
    ownCopy: Int
  ) -> FollowedLink {
    if let type = content.mediaType, !type.isEmpty, type != "text/html",
      type != "application/xhtml+xml"
    {
      return .missing(problem: "it is not HTML, but \(type.prefix(60))", isPassing: false)
    }
    do {
      let page = try LinkedPage.read(content.bytes, charset: content.charset)
      // What asks for consent, or for money, is not the article.
      guard LinkedPage.copyLength(of: page) * 2 >= ownCopy else {
        return .missing(problem: "it holds less copy than the item itself", isPassing: false)
      }
      return .page(
        FollowedPage(
          url: url.description,
          etag: content.etag,
          modified: content.lastModified,
          charset: content.charset,
          content: try ContentEncoding.gzipped(content.bytes),
          storyHash: FeedItems.storyHash(of: page)
        )
      )
    } catch let fault as LinkedPage.Fault {
      return .missing(problem: fault.problem, isPassing: false)
    } catch {
      return .missing(problem: "\(error)", isPassing: false)
    }
  }

  /// Whether a fault is the server's as a whole, not that of a page.
  private static func tiresHost(_ fault: FetchFault) -> Bool {
    switch fault {
    case .connection, .slow, .unresolvable, .robots: true
    case .status(let code, _): code == 429 || code == 503
    default: false
    }
  }

  /// What is said of a page; some faults give advice that is for feeds.
  private static func words(of fault: FetchFault) -> String {
    guard case .status(let code, _) = fault else { return String("\(fault)".prefix(300)) }
    return "the server answered \(code)"
  }
}
