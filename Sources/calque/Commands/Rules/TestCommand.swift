import CalqueConsole
import ArgumentParser
import CalqueInput
import CalqueLab
import CalqueRules
import Foundation

/// `calque rules test`: runs what rules say of themselves.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases that rules carry, and measure their noise.",
    discussion: """
      Each case is run as text and, with its words broken by tags, entities, accents, soft hyphens, emphasis and \
      line breaks, as HTML, Markdown and a feed item; what is found must come back to the right words and bytes. \
      Each exception and each list needs a case; of each alternative and each row of a table a sample is made, \
      which the rule must find.

      With --corpus, text that people wrote, the findings of each rule are counted and compared with calque.lock \
      (beside the pack; --lock). A rule fails that finds more than the lock has for the same text, or a part of it; on other text, \
      more than the lock lets expect, two standard deviations, and one.

      Exit codes: 0 all pass; 1 a case fails or a rule grew noisier; 2 a pack or a text cannot be read.
      """
  )

  @OptionGroup var tested: TestedPacks

  @Option(
    help: ArgumentHelp(
      "Measure noise on this file or folder of clean text, in any format that Calque reads; repeatable.",
      valueName: "path"
    )
  )
  var corpus: [String] = []

  @Option(help: ArgumentHelp("Compare with this lock.", valueName: "file"))
  var lock: String?

  func validate() throws {
    guard lock == nil || !corpus.isEmpty else {
      throw ValidationError("--lock goes with --corpus: noise is what it holds")
    }
  }

  func run() throws {
    let loaded = tested.load()
    var failed = false
    for pack in loaded.packs {
      let outcome = RuleTester().test(pack)
      for failure in outcome.failures { Console.output("\(failure)\n") }
      failed = failed || !outcome.failures.isEmpty
      let result = outcome.failures.isEmpty ? "all pass" : "\(outcome.failures.count) fail"
      Console.output(
        "\(pack.id): \(outcome.rules) rules, \(outcome.cases) cases, \(outcome.samples) samples, \(result)\n"
      )
    }
    var unreadable = !loaded.errors.isEmpty
    if !corpus.isEmpty, !loaded.packs.isEmpty {
      let figures = try Self.measure(loaded.packs, corpus)
      unreadable = unreadable || !figures.errors.isEmpty
      if report(figures, try tested.lock(lock)) { failed = true }
    }
    if unreadable { throw Exit.unusable }
    if failed { throw Exit.findings }
  }

  /// Measures packs, and prints what could not be read.
  static func measure(_ packs: [RulePack], _ corpora: [String]) throws -> NoiseMeter.Figures {
    let meter: NoiseMeter
    do throws(PackError) {
      meter = try NoiseMeter(packs)
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
    let figures = meter.measure(corpora)
    for error in figures.errors { Console.error("calque: \(error)") }
    guard figures.words > 0 else {
      Console.error("calque: there is no text to measure on in \(corpora.joined(separator: ", "))")
      throw Exit.unusable
    }
    return figures
  }

  /// Prints the rules that found something; whether one of them grew noisier.
  private func report(_ figures: NoiseMeter.Figures, _ lock: PackLock?) -> Bool {
    let lines = figures.lines(lock)
    Console.output(
      "\nnoise in \(figures.words) words of \(figures.corpora.joined(separator: ", "))\n"
    )
    if lock == nil {
      Console.error(
        "calque: there is no calque.lock to compare with; “calque rules lock” writes one"
      )
    }
    Console.output("findings  per million  at most  rule\n")
    for line in lines {
      let rate = (line.perMillion * 10).rounded() / 10
      let most = line.most.map(String.init) ?? "–"
      Console.output(
        "\(String(line.findings).padding(before: 8))  \(String(rate).padding(before: 11))  "
          + "\(most.padding(before: 7))  \(line.rule)\(line.isNoisier ? "  grew noisier" : "")\n"
      )
    }
    let noisier = lines.filter(\.isNoisier)
    for line in noisier {
      Console.output(
        "\(line.rule): grew noisier: \(line.findings) findings, at most \(line.most ?? 0) by the lock\n"
      )
    }
    let silent = figures.findings.count - lines.count
    Console.output("\(silent) of \(figures.findings.count) rules found nothing\n")
    return !noisier.isEmpty
  }
}
