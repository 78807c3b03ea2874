import CalqueConsole
import CalqueAudit
import CalqueCore
import Foundation

/// Shows what was mended in files, and writes them.
struct FixOutput {
  /// Whether files are written.
  let writes: Bool
  private var mended = 0
  private var files = 0
  private var offered = 0
  /// Whether every file could be written.
  private(set) var isComplete = true

  init(writes: Bool) { self.writes = writes }

  /// Prints a file's changes to standard output, and makes them.
  ///
  /// - Parameters:
  ///   - fix: the file.
  ///   - countsOffers: whether the summary says what is left to do in it.
  mutating func add(_ fix: FileFix, countsOffers: Bool = true) {
    if countsOffers { offered += fix.offered.count }
    guard fix.after != fix.before else { return }
    if writes {
      do throws(FileReplacement.Refusal) {
        try FileReplacement.replace(fix.path, with: fix.after)
      } catch {
        Console.error("calque: \(fix.path): not changed: \(error.message)")
        isComplete = false
        return
      }
    }
    mended += fix.mended.count
    files += 1
    Console.output(Data(fix.diff))
  }

  /// What was done, in a sentence for standard error.
  var summary: String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let left =
      offered == 0 ? "" : "; \(count(offered, "suggestion")) left to you, as “calque audit” shows"
    guard mended > 0 else { return "Nothing mended\(left)" }
    let verb = writes ? "Mended" : "Would mend"
    return "\(verb) \(count(mended, "finding")) in \(count(files, "file"))\(left)"
  }
}
