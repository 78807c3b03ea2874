import CalqueAudit
import CalqueCore
import CalqueInput
package import CalqueRules

/// Measures what rules find on texts of which people know what is wrong in them.
///
/// Every text goes through the same ``Auditor`` as in an audit.
package struct FindingEvaluator: Sendable {
  private let auditor: Auditor
  private let rules: CompiledRules
  private let measure: PageMeasure
  private let tasks: Int
  private let cutter: PageCutter

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - rules: the rules to measure.
  ///   - measure: what pages are told apart by.
  ///   - tasks: how many tasks work at once; the figures do not depend on it.
  ///   - sentencesPerPage: how many sentences of one language pair make a page.
  ///   - wordsPerPage: from how many words on native text is cut into pages.
  package init(
    rules: CompiledRules,
    measure: PageMeasure = .findings,
    tasks: Int,
    sentencesPerPage: Int = 15,
    wordsPerPage: Int = 250
  ) {
    self.rules = rules
    self.measure = measure
    self.tasks = tasks
    auditor = Auditor(
      rules: rules,
      options: AuditOptions(minimumConfidence: .hint, keepsBlocks: false)
    )
    cutter = PageCutter(sentences: sentencesPerPage, words: wordsPerPage)
  }

  /// Audits the texts of all sets and compares findings and labels.
  package func evaluate(_ sets: [EvaluationSet]) async -> FindingEvaluation {
    var evaluated: [EvaluatedSet] = []
    for set in sets {
      let outcomes = await concurrentMap(count: set.texts.count, tasks: tasks) {
        outcome(set.texts[$0], set.kind)
      }
      evaluated.append(EvaluatedSet(set: set, outcomes: outcomes))
    }
    return FindingEvaluation(
      sets: evaluated,
      rules: rules.rules.filter(\.isOn).map(\.descriptor),
      packs: rules.packs.map(\.summary),
      measure: measure.name,
      pages: await pages(of: sets)
    )
  }

  /// The measures of all pages, when there are pages of both kinds to tell apart.
  private func pages(of sets: [EvaluationSet]) async -> [MeasuredPage] {
    let pages = cutter.pages(of: sets)
    guard pages.contains(where: { $0.group == nil }), pages.contains(where: { $0.group != nil })
    else { return [] }
    return await concurrentMap(count: pages.count, tasks: tasks) { index -> MeasuredPage? in
      let page = pages[index]
      let audit = audit(page.content, id: page.id, language: page.language)
      guard let value = audit.reports.compactMap(measure.value).max() else { return nil }
      return MeasuredPage(
        group: page.group,
        half: page.half,
        words: audit.reports.reduce(0) { $0 + $1.words },
        value: value
      )
    }
    .compactMap(\.self).filter { $0.words > 0 }
  }

  private func outcome(_ text: GoldText, _ kind: EvaluationSet.Kind) -> TextOutcome {
    let audit = audit(text.content, id: text.id, language: text.language)
    var outcome = TextOutcome(reports: audit.reports)
    outcome.failures = audit.failures
    let findings = audit.reports.flatMap(\.findings)
    switch kind {
    case .clean, .machine: outcome.findings = findings.map { JudgedFinding($0) }
    case .labelled, .names, .mqm: outcome.judge(findings, in: text)
    case .edits:
      let edited = text.edited ?? ""
      let other = self.audit(.text(edited), id: text.id, language: text.language)
      outcome.edited = other.reports.flatMap(\.findings)
      outcome.editedWords = other.reports.reduce(0) { $0 + $1.words }
      guard !findings.isEmpty else { break }
      guard let changed = ChangedWords(text: text.plainText, edited: edited) else {
        outcome.failures.append(
          InputError(
            path: text.id,
            message: "text and edited version are too long to compare: give them by paragraphs"
          )
        )
        break
      }
      outcome.findings = findings.map {
        JudgedFinding($0, judgement: changed.touches($0.bytes) ? .right : .wrong)
      }
    }
    return outcome
  }

  /// Audits a text, or all documents in a file.
  private func audit(
    _ content: GoldText.Content,
    id: String,
    language: LanguageTag?
  ) -> (reports: [DocumentReport], failures: [InputError]) {
    var reports: [DocumentReport] = []
    var failures: [InputError] = []
    do throws(InputError) {
      switch content {
      case .text(let text):
        let document = try Readers.read(text: text, path: id, format: .text)
        reports.append(auditor.audit(document, language: language))
      case .html(let html):
        let document = try Readers.read(text: html, path: id, format: .html)
        reports.append(auditor.audit(document, language: language))
      case .file(let path):
        try Readers.read(contentsOfFile: path) { result in
          switch result {
          case .success(let document): reports.append(auditor.audit(document, language: language))
          case .failure(let error): failures.append(error)
          }
        }
      }
    } catch {
      failures.append(error)
    }
    return (reports, failures)
  }
}

extension Finding {
  /// Where it stands in a plain text, in UTF-8 bytes.
  var bytes: Range<Int> { location.byteOffset..<location.byteOffset + location.byteLength }
}
