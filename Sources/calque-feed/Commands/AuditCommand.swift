import ArgumentParser
import CalqueFeed
import Foundation

/// `calque feed audit`: fetches feeds once and audits what is new.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Fetch feeds once and audit what is new in them.",
    discussion: """
      Items, edited ones in all versions, and their audits are kept in the store. Only what was never \
      audited is; a run that was broken off is gone on with. A feed that is gone for good (410) is not \
      asked again until its address in feeds.yml changes; one whose server asks to be left alone (Retry-After) \
      is, until then. Then feeds are judged, who is to be told is told, and what is old is deleted \
      (alerts and keep in feeds.yml).

      On a terminal a line tells of progress; otherwise what happens is logged to standard error.

      Exit codes: 0 nothing fails; 1 an item that was audited fails by its thresholds, or a feed is unhealthy; \
      2 wrong usage, or a feed could not be fetched.
      """
  )

  @OptionGroup var run: RunArguments

  @Flag(help: "Keep nothing and tell nobody: fetch, and work on a copy of the store in memory.")
  var dryRun = false

  func run() async throws {
    let file = try run.feeds.file()
    let fetcher = file.settings.fetcher(environment: ProcessInfo.processInfo.environment)
    try await run.run(file, fetcher, isTrial: dryRun)
  }
}

/// `calque feed reaudit`: audits what the store holds with today's packs.
struct ReauditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reaudit",
    abstract: "Audit what the store holds anew, after packs or choices have changed.",
    discussion: """
      Nothing is fetched. What was audited by the same program, packs and choices is not audited again; \
      earlier audits are kept.
      """
  )

  @OptionGroup var run: RunArguments

  func run() async throws {
    try await run.run(try run.feeds.file(), nil, isTrial: false)
  }
}
