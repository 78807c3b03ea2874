import CalqueReport

/// What the page of a report says of one feed.
struct FeedSection {
  let feed: FeedReport.Feed
  let anchor: String
  /// The days of the report's time.
  let dates: [String]
  let thresholds: HealthThresholds
  /// The addresses of items' own reports by their numbers.
  let items: [Int64: String]

  /// What the templates can name.
  var record: TemplateRecord {
    let known = figures(feed.total)
    return known.adding([
      "anchor": .text(anchor), "name": .text(feed.name), "url": .text(feed.url),
      "state": .text(feed.isHealthy ? "healthy" : "unhealthy"),
      "stateClass": .text(feed.isHealthy ? "pass" : "fail"),
      "asked": .text(
        feed.lastAsked.map { "Last asked \($0.prefix(16).replacing("T", with: " ")) UTC" }
          ?? "Never asked"
      ),
      "problems": .list(feed.problems.map { ["problem": .text($0)] }),
      "hasProblems": .flag(!feed.problems.isEmpty), "hasItems": .flag(feed.total.items > 0),
      "panels": .list(feed.days.isEmpty ? [] : panels.map(\.record)),
      "firstDay": .text(dates.first), "lastDay": .text(dates.last),
      "spark": .text(spark), "hasSpark": .flag(spark != nil),
      "days": .list(feed.days.map { figures($0.figures).adding(["date": .text($0.date)]) }),
      "hasWorst": .flag(!feed.worst.isEmpty), "worst": .list(feed.worst.map(item)),
      "hasNew": .flag(feed.rules.contains(where: \.isNew)),
      "newRules": .list(feed.rules.filter(\.isNew).map(rule)),
      "hasRules": .flag(!feed.rules.isEmpty), "rules": .list(feed.rules.map(rule)),
    ])
  }

  private func figures(_ figures: FeedReport.Figures) -> TemplateRecord {
    [
      "itemCount": .text(Wording.grouped(figures.items)),
      "wordCount": .text(Wording.grouped(figures.words)),
      "findingCount": .text(Wording.grouped(figures.findings)),
      "rate": .text(figures.findingsPerThousandWords.map(Wording.decimal) ?? "–"),
      "score": .text(figures.score.map(Wording.decimal) ?? "–"),
      "scoreClass": .text(scoreClass(figures)),
      "isFew": .flag(figures.words > 0 && !figures.isSufficient),
      "machine": .text(
        figures.machineShare.map { share in
          "\(figures.machineItems) of \(figures.judgedItems) (\(Int((share * 100).rounded()))%)"
        } ?? "–"
      ),
    ]
  }

  private func scoreClass(_ figures: FeedReport.Figures) -> String {
    guard let score = figures.score, figures.isSufficient else { return "" }
    return score < thresholds.score ? "fail" : "pass"
  }

  private func item(_ item: FeedReport.Item) -> TemplateRecord {
    [
      "title": .text(item.title ?? item.link ?? "without a title"),
      "number": .text("\(item.number)"), "href": .text(items[item.number]),
      // Somebody else's address: nothing but a page of the web is linked to.
      "source": .text(item.link.flatMap { try? WebAddress($0).description }),
      "findings": .text(Wording.grouped(item.findings)),
      "words": .text(Wording.grouped(item.words)),
      "itemScore": .text(item.score.map(Wording.decimal) ?? "–"),
      "itemVerdict": .text(item.verdict ?? "–"), "seen": .text(String(item.firstSeen.prefix(10))),
      "alsoIn": .text(item.alsoIn.joined(separator: ", ")),
    ]
  }

  private func rule(_ rule: FeedReport.Rule) -> TemplateRecord {
    [
      "rule": .text(rule.id), "ruleTitle": .text(rule.title),
      "ruleFindings": .text(Wording.grouped(rule.findings)),
      "ruleItems": .text(Wording.grouped(rule.items)),
      "ruleFirst": .text(String(rule.firstSeen.prefix(10))),
      "ruleLast": .text(String(rule.lastSeen.prefix(10))), "isNew": .flag(rule.isNew),
    ]
  }

  // MARK: Drawings

  private func panel(
    _ title: String,
    _ range: ClosedRange<Double>,
    threshold: Double?,
    _ value: (FeedReport.Figures) -> Double?
  ) -> TrendPanel {
    let places = Dictionary(dates.enumerated().map { ($1, $0) }) { first, _ in first }
    let points = feed.days.compactMap { day -> TrendPanel.Point? in
      guard let place = places[day.date], let number = value(day.figures) else { return nil }
      let few = day.figures.isSufficient ? "" : ", few words"
      return TrendPanel.Point(
        day: place,
        value: number,
        isSufficient: day.figures.isSufficient,
        words: "\(day.date): \(Wording.decimal(number)) "
          + "(\(Wording.counted(day.figures.items, "item"))\(few))"
      )
    }
    return TrendPanel(
      title: title,
      range: range,
      threshold: threshold,
      points: points,
      days: dates.count
    )
  }

  private var panels: [TrendPanel] {
    let most = feed.days.compactMap(\.figures.findingsPerThousandWords).max() ?? 0
    // A round number above all of them.
    let top = max(5, (max(most, thresholds.findings ?? 0) / 5).rounded(.up) * 5)
    return [
      panel("MQM score", 0...100, threshold: thresholds.score, \.score),
      panel("Findings per 1,000 words", 0...top, threshold: thresholds.findings) {
        $0.findingsPerThousandWords
      },
      panel("Machine output, % of items", 0...100, threshold: thresholds.machine) {
        $0.machineShare.map { $0 * 100 }
      },
    ]
  }

  /// The score over the days as a small line; nil when there are no two of them.
  private var spark: String? {
    let scores = feed.days.compactMap { day in
      day.figures.score.map { (dates.firstIndex(of: day.date) ?? 0, $0) }
    }
    guard scores.count > 1, dates.count > 1 else { return nil }
    return scores.map { day, score in
      let x = 2 + 96 * Double(day) / Double(dates.count - 1)
      return "\(Charts.decimal(x)),\(Charts.decimal(22 - score / 100 * 20))"
    }.joined(separator: " ")
  }
}
