import CalqueDetect
import CalqueText

/// What `calque help verdict` says: what the page verdict is, and what it is worth.
///
/// Written with the model, so that its figures are those of the model that it stands beside.
package struct VerdictGuide {
  let model: VerdictModel
  let figures: VerdictFigures

  init(model: VerdictModel, figures: VerdictFigures) {
    self.model = model
    self.figures = figures
  }

  /// The page of the model that Calque was built with.
  package static var shipped: String { GrammarWeights.guide }

  /// The whole page.
  var text: String { meaning + "\n\n" + tables + "\n" }

  private var meaning: String {
    """
    Every document with \(model.minimumWords) words or more of English running text gets a verdict: how probable it is that \
    its copy is machine output which nobody edited. It stands apart from the MQM score and fails no run. \
    The probability is for copy half of which is machine output; where little is, it is too high.

      machine           from \(Self.bound(model.machineFrom)): hardly any native page is so probable, and one human translation in twenty
      probably machine  from \(Self.bound(model.probablyFrom)): one native page in a hundred is so probable; so are more human translations
      unclear           from \(Self.bound(model.unclearFrom)): one native page in five is so probable
      no sign           below; good machines leave none, so this does not say that people wrote it
      unjudged          too little English running text

    It weighs two kinds of evidence: findings, likely or above and minor ones too, of the packs \(model.packs.sorted().joined(separator: ", ")) \
    per 1,000 words; and how words follow each other, in runs of up to three. Of the words only closed classes \
    (the, of, which, has …) count as themselves, all others as noun, verb, -ing, name …, so that the subject of a \
    text says little. Hints do not count, nor what a user's own packs find. The reasons are what speaks most for \
    machine output, against average native copy. A route is named when formulas of its language, and edits of names that are typical of it, make two findings or more.
    """
  }

  private static func bound(_ value: Double) -> String { decimal(value, 3) }

  private var tables: String {
    [
      """
      All figures are cross-validated: a page is judged by a model that saw nothing of its language pair (so of its \
      systems), of its set of articles or, if native, of its document. Sets with halves were fitted on the open half only; \
      of the held one nobody read a text. Fifteen sentences of a pair, or some 250 words of native text, make a page.

      Machine pages told from native ones: AUC, of all and by half, against native genres in no fit \
      and against human translations; and which share is called machine, and machine or probably so.
      """,
      Self.table(
        ["set", "pages", "AUC", "open", "held", "unseen", "transl.", "machine", "+ prob."],
        figures.areas(model)
      ),
      """
      False alarms: which share of the pages that people wrote, translated, or corrected after a machine is called so.
      """,
      Self.table(["origin", "set", "pages", "machine", "+ prob."], figures.alarms(model)),
      """
      Calibration: pages by probability, and the share of machine output among them when origins are as frequent \
      as in the fit (machine 50%, native 35%, translated 12%, corrected 3%).
      """,
      Self.table(
        ["from", "to", "machine", "native", "transl.", "edited", "share"],
        figures.calibration()
      ),
    ].joined(separator: "\n\n")
  }

  /// Columns of text, numbers flush right.
  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        let isText = rows.contains { Double($0[column]) == nil && $0[column] != "–" }
        return isText ? row[column] + gap : gap + row[column]
      }
      return "  " + cells.joined(separator: "  ")
    }
    .joined(separator: "\n")
  }
}
