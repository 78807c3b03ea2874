package import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueReport
import CalqueRules
import Foundation

/// Fetches one feed, keeps what is new, and audits it.
public struct FeedAudit: Sendable {
  let subscription: FeedSubscription
  private let auditor: SectionAuditor
  private let store: FeedStore
  private let environment: [String: String]

  /// Prepares the audit of a feed.
  ///
  /// - Parameters:
  ///   - subscription: the feed.
  ///   - auditor: the rules and choices for it.
  ///   - store: what is known of it.
  ///   - environment: the variables that headers come from.
  package init(
    _ subscription: FeedSubscription,
    auditor: SectionAuditor,
    store: FeedStore,
    environment: [String: String]
  ) {
    self.subscription = subscription
    self.auditor = auditor
    self.store = store
    self.environment = environment
  }

  /// Fetches the feed, and audits what was never audited.
  ///
  /// - Throws: `FeedFault` when the store cannot be used.
  public func run(_ fetcher: Fetcher) async throws(FeedFault) -> FeedOutcome {
    let feed = try storing { () throws(StoreError) in try store.feed(subscription) }
    var outcome = FeedOutcome(name: subscription.name, fetch: .retired)
    if let time = feed.notBefore, time > FeedTime.now {
      outcome.fetch = .postponed(until: time)
    } else if !feed.isRetired {
      try await fetch(feed, fetcher, &outcome)
    }
    if subscription.follows, outcome.mayFollow {
      let follower = LinkFollower(
        feed: feed.id,
        base: subscription.url,
        store: store,
        fetcher: fetcher
      )
      do throws(StoreError) {
        outcome.pages = try await follower.follow()
      } catch {
        throw .store(error)
      }
    }
    try audit(feed.id, .new, &outcome)
    return outcome
  }

  /// Audits what the store holds and these rules have not audited; nothing is fetched.
  ///
  /// - Throws: `FeedFault` when the store cannot be used.
  public func again() throws(FeedFault) -> FeedOutcome {
    let feed = try storing { () throws(StoreError) in try store.feed(subscription) }
    var outcome = FeedOutcome(name: subscription.name, fetch: .stored)
    try audit(feed.id, .outdated, &outcome)
    return outcome
  }

  private func storing<Value>(_ body: () throws(StoreError) -> Value) throws(FeedFault) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }

  // MARK: Fetching

  private func fetch(
    _ feed: StoredFeed,
    _ fetcher: Fetcher,
    _ outcome: inout FeedOutcome
  ) async throws(FeedFault) {
    var record: FetchRecord
    do throws(FetchFault) {
      let result = await fetcher.fetch(try request(feed))
      record = try self.record(of: result, &outcome)
    } catch {
      outcome.fetch = .failed(error)
      record = FetchRecord(outcome: "failed", problem: error.description, attempts: 1)
    }
    // A run that ends says nothing of the feed.
    if outcome.fetch == .failed(.cancelled) { return }
    outcome.items = record.items.count
    outcome.versions = try storing { () throws(StoreError) in
      try store.add(record, to: feed.id, now: FeedTime.now)
    }
  }

  private func request(_ feed: StoredFeed) throws(FetchFault) -> FetchRequest {
    let address: WebAddress
    do throws(WebAddress.Fault) {
      address = try WebAddress(feed.address)
    } catch {
      address = subscription.url
    }
    var request = FetchRequest(url: address, etag: feed.etag, lastModified: feed.modified)
    // What is secret stays with the server that feeds.yml names, wherever the feed has moved.
    guard address.sharesOrigin(with: subscription.url) else { return request }
    for header in subscription.headers {
      request.headers.append(try header.resolved(in: environment))
    }
    return request
  }

  private func record(
    of result: FetchResult,
    _ outcome: inout FeedOutcome
  ) throws(FetchFault) -> FetchRecord {
    var record = FetchRecord(outcome: "", attempts: result.attempts)
    record.moved = result.moved?.description
    outcome.moved = result.moved
    switch result.outcome {
    case .content(let content):
      outcome.fetch = .fetched
      record.outcome = "fetched"
      record.received = content.received
      record.items = try FeedItems.read(content, path: subscription.url.description)
      record.body = (
        try ContentEncoding.gzipped(content.bytes), content.charset, content.etag,
        content.lastModified
      )
    case .unchanged:
      outcome.fetch = .unchanged
      record.isUnchanged = true
      record.outcome = "unchanged"
    case .gone:
      outcome.fetch = .retired
      record.outcome = "gone"
      record.isGone = true
    case .failed(let fault):
      outcome.fetch = .failed(fault)
      record.outcome = "failed"
      record.problem = fault.description
      if case .status(_, let wait?) = fault { record.notBefore = FeedTime.now + Int64(wait) }
    }
    return record
  }

  // MARK: Auditing

  /// Audits what the scope names, one transaction an audit: what is finished is kept, whatever happens.
  private func audit(
    _ feed: Int64,
    _ scope: AuditScope,
    _ outcome: inout FeedOutcome
  ) throws(FeedFault) {
    let pending = try storing { () throws(StoreError) in
      try store.pending(feed, scope, rules: auditor.key, follows: subscription.follows)
    }
    for body in pending {
      let (bytes, charset) = try storing { () throws(StoreError) in try store.body(body.id) }
      var fault: FeedFault?
      do throws(InputError) {
        try Readers.read(bytes: bytes, path: subscription.url.description, charset: charset) {
          guard fault == nil, !Task.isCancelled, let document = try? $0.get(),
            let version = document.item.flatMap({ body.versions[$0.index] })
          else { return }
          do throws(FeedFault) {
            let (document, isPage) = try followed(document, version)
            try audit(document, version, isPage: isPage, &outcome)
          } catch {
            fault = error
          }
        }
      } catch {
        throw .report("\(error)")
      }
      if let fault { throw fault }
    }
    if outcome.audited > 0 {
      outcome.score = Scorer(parameters: auditor.auditor.options.score).pooled(outcome.pool)
    }
  }

  /// The page in the place of an item, or the item itself when it has none.
  private func followed(
    _ item: Document,
    _ version: Int64
  ) throws(FeedFault) -> (document: Document, isPage: Bool) {
    guard subscription.follows else { return (item, false) }
    switch try storing({ () throws(StoreError) in try store.page(of: version) }) {
    case nil: return (item, false)
    case .missing(let problem): return (LinkedPage.without(item, because: problem), false)
    case .content(let bytes, let charset, let url):
      do throws(LinkedPage.Fault) {
        let page = try LinkedPage.read(bytes, charset: charset)
        return (LinkedPage.document(page, for: item, url: url), true)
      } catch {
        // A newer Calque may see less in it.
        return (LinkedPage.without(item, because: error.problem), true)
      }
    }
  }

  private func audit(
    _ document: Document,
    _ version: Int64,
    isPage: Bool,
    _ outcome: inout FeedOutcome
  ) throws(FeedFault) {
    let options = auditor.auditor.options
    let found = auditor.auditor.audit(document, silences: auditor.silences)
    let report = AuditReport(
      tool: .calque,
      packs: auditor.auditor.rules.packsInUse.map(\.summary),
      documents: [found],
      errors: [],
      minimumConfidence: options.minimumConfidence,
      failOn: options.failOn,
      score: found.score,
      minimumScore: options.minimumScore
    )
    let packed: Data
    do {
      let json = try JSONEncoder().encode(ReportDocument(report, includesText: true))
      packed = try ContentEncoding.gzipped(Array(json))
    } catch {
      throw .report("a report cannot be written: \(error)")
    }
    try storing { () throws(StoreError) in
      try store.add(
        found,
        report: packed,
        fails: !report.passes,
        of: version,
        isPage: isPage,
        rules: auditor.key,
        now: FeedTime.now
      )
    }
    outcome.audited += 1
    outcome.pool.add(found)
    outcome.fails = outcome.fails || !report.passes
    guard !found.findings.isEmpty else { return }
    outcome.found.append(
      FeedOutcome.Item(
        number: version,
        title: found.title,
        link: found.item?.link,
        findings: found.findings.count,
        score: found.score?.value,
        fails: !report.passes
      )
    )
  }
}
