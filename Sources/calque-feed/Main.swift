import ArgumentParser
import CalqueConsole
import CalqueCore
import CalqueFeed

/// The program's entry.
@main
struct Main {
  static func main() async { await CommandProgram.run(CalqueFeedProgram.self) }
}

/// The root of the commands about feeds.
struct CalqueFeedProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calque feed",
    abstract: "Audits feeds of news: which sources turn bad, when, and what shows it.",
    discussion: """
      The feeds stand in a file, feeds.yml:

        store: feeds.sqlite             what was fetched and found
        allow: [10.0.0.0/8]             addresses that may be reached although not public
        contact: https://example.org    whom requests name
        pause: 1                        seconds between requests to a host
        interval: 30m                   how often watch asks a feed
        keep: 90d                       how long to keep what is no longer in a feed; for ever unless said
        health:                         from where on a feed is unhealthy
          {score: 90, machine: 50, findings: 5, failures: 3, window: 1d}
        alerts:                         who is told of that, and when it is over
          webhook: {url: https://example.org/hook, secret: $HOOK_SECRET}
          command: [/usr/local/bin/tell, editors]
          quiet: 1h                     how long the same is not told again
        feeds:
          - name: Harbour News
            url: https://example.org/feed.xml
            headers: {Authorization: $TOKEN}        from the environment
            follow: true                            audit the pages that items link to
            language: en
            packs: [{en/echo: off}]
            interval: 10m
            health: {score: 95}

      Only feeds are required. A feed may say all that .calque.yml may say of a path (calque help config). The \
      .calque.yml nearest to feeds.yml holds, too; what a feed says goes before it.

      With follow, the copy of an item's page is audited in place of the item; where there is none (robots.txt \
      forbids it, the page is gone, is not HTML, or holds less copy than the item), the item is, and show says why. \
      At most \(FeedRun.pagesInOneRun) pages of a feed are asked for in a run, the others in the next; one that is out \
      of reach for a while in three runs. A page is asked for again when its item is edited in the feed. Headers of \
      a feed are not sent for pages, and a Crawl-delay of up to 30 s is kept.

      A feed is unhealthy when its items of the window score below score (on 300 words or more), when more than \
      machine per cent of them (three at least) look like unedited machine output, when they have more than findings \
      per 1,000 words, when failures fetches in a row failed, or when it is gone. It stays so until it is clearly \
      better: two points of score, a fifth of the others. Alerts are JSON, to the webhook and to the command's \
      standard input, all changes together; signed as Standard Webhooks has it (HMAC-SHA-256), and \
      sent again the next time when they could not be told.
      """,
    version: "\(Tool.calque.name) \(Tool.calque.version)",
    subcommands: [
      AuditCommand.self, WatchCommand.self, ReauditCommand.self, ReportCommand.self,
      ShowCommand.self, MetricsCommand.self, AddCommand.self,
      ListCommand.self,
      RemoveCommand.self, ImportCommand.self, ExportCommand.self,
    ]
  )
}
