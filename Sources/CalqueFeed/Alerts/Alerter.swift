import CalqueRules
import Foundation

/// Judges the health of feeds, and tells of changes: each once to each who is to be told, all together.
public struct Alerter: Sendable {
  /// How feeds stand.
  public struct Judgement: Sendable {
    /// What turned wrong or well just now.
    public var changed: [AlertChange] = []
    /// What is wrong, and since when.
    public var raised: [AlertChange] = []
  }

  /// What came of telling.
  public struct Outcome: Sendable {
    /// What was told to somebody.
    public var told: [AlertChange] = []
    /// Who could not be told, and why; they are told the next time.
    public var problems: [String] = []
  }

  /// Somebody to be told.
  private enum Channel {
    case webhook(AlertSettings.Webhook)
    case command([String])

    /// What the store knows it by.
    var name: String {
      switch self {
      case .webhook(let webhook): "webhook \(webhook.url)"
      case .command(let words): "command \(words.joined(separator: " "))"
      }
    }
  }

  private let feeds: [FeedSubscription]
  private let settings: AlertSettings
  private let store: FeedStore
  private let fetcher: Fetcher
  private let environment: [String: String]

  /// Prepares alerts.
  ///
  /// - Parameters:
  ///   - file: the feeds, their thresholds, and who is told.
  ///   - store: what is known of them.
  ///   - fetcher: sends to webhooks.
  ///   - environment: the variables that secrets come from, and that commands get.
  public init(
    _ file: SubscriptionFile,
    store: FeedStore,
    fetcher: Fetcher,
    environment: [String: String]
  ) {
    feeds = file.feeds
    settings = file.settings.alerts
    self.store = store
    self.fetcher = fetcher
    self.environment = environment
  }

  /// Judges the feeds anew.
  ///
  /// - Parameter now: the time in seconds since 1970.
  /// - Returns: what has changed, and what is wrong.
  /// - Throws: `FeedFault` when the store cannot be used.
  public func judge(now: Int64) throws(FeedFault) -> Judgement {
    do throws(StoreError) {
      return try store.judge(feeds.thresholds, now: now)
    } catch {
      throw .store(error)
    }
  }

  /// Tells of what has changed.
  ///
  /// - Parameter now: the time in seconds since 1970.
  /// - Returns: what was told, and who could not be.
  /// - Throws: `FeedFault` when the store cannot be used.
  public func tell(now: Int64) async throws(FeedFault) -> Outcome {
    var channels: [Channel] = []
    if let webhook = settings.webhook { channels.append(.webhook(webhook)) }
    if !settings.command.isEmpty { channels.append(.command(settings.command)) }
    let names = Set(feeds.map(\.name))
    var outcome = Outcome()
    for channel in channels {
      do throws(StoreError) {
        let changes = try store.untold(
          to: channel.name,
          of: names,
          now: now,
          quiet: settings.quiet.seconds
        )
        guard !changes.isEmpty, !Task.isCancelled else { continue }
        if let problem = await tell(changes, to: channel, now: now) {
          outcome.problems.append(problem)
          continue
        }
        try store.markTold(changes, to: channel.name, now: now)
        outcome.told += changes.filter { !outcome.told.contains($0) }
      } catch {
        throw .store(error)
      }
    }
    return outcome
  }

  /// What went wrong; nil when they were told.
  private func tell(_ changes: [AlertChange], to channel: Channel, now: Int64) async -> String? {
    let message = AlertMessage(changes, now: now)
    guard let body = try? message.json() else { return "the message cannot be written" }
    switch channel {
    case .command(let words):
      let problem = await AlertCommand.run(
        words,
        in: settings.folder,
        body + [0x0A],
        environment: environment
      )
      return problem.map { "the command of alerts failed: \($0)" }
    case .webhook(let webhook):
      do throws(FetchFault) {
        try await fetcher.post(
          body,
          to: webhook.url,
          headers: try headers(of: webhook, message, body, now)
        )
        return nil
      } catch {
        return "the webhook \(webhook.url) could not be told: \(error)"
      }
    }
  }

  private func headers(
    of webhook: AlertSettings.Webhook,
    _ message: AlertMessage,
    _ body: [UInt8],
    _ now: Int64
  ) throws(FetchFault) -> [FetchRequest.Header] {
    var headers = [FetchRequest.Header(name: "Content-Type", value: "application/json")]
    for header in webhook.headers { headers.append(try header.resolved(in: environment)) }
    guard let variable = webhook.secret else {
      return headers + WebhookSignature.headers(id: message.id, timestamp: now)
    }
    guard let secret = environment[variable], !secret.isEmpty else {
      throw .missingVariable(variable, header: "webhook-signature")
    }
    return headers
      + WebhookSignature(secret: secret).headers(id: message.id, timestamp: now, body: body)
  }
}
