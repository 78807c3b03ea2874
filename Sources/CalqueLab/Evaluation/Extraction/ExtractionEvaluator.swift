import CalqueCore
import CalqueInput
import Glibc

/// Measures how well main text is told from furniture, on pages whose copy people have marked.
public struct ExtractionEvaluator: Sendable {
  private let gold: GoldPages

  /// Measures on these pages.
  public init(gold: GoldPages) { self.gold = gold }

  /// Reads every page and compares its body with the gold text.
  ///
  /// - Parameter rounds: how often to read all pages; speed is that of the fastest round.
  /// - Returns: the figures of all pages.
  /// - Throws: `EvaluationError` when a page cannot be read.
  public func evaluate(rounds: Int = 3) throws(EvaluationError) -> ExtractionEvaluation {
    var contents: [[UInt8]] = []
    for page in gold.pages {
      do throws(InputError) {
        contents.append(
          try Readers.content(of: Readers.fileBytes(path: page.path), path: page.path)
        )
      } catch {
        throw EvaluationError(message: error.description)
      }
    }
    var bodies: [String] = []
    var best = Double.infinity
    for _ in 0..<max(1, rounds) {
      let start = Self.cpuSeconds()
      bodies = []
      for (page, content) in zip(gold.pages, contents) {
        do throws(InputError) {
          bodies.append(try Readers.read(bytes: content, path: page.path, format: .html).copy())
        } catch {
          throw EvaluationError(message: error.description)
        }
      }
      best = min(best, Self.cpuSeconds() - start)
    }
    return ExtractionEvaluation(
      pages: zip(gold.pages, bodies).map { ExtractionEvaluation.Page($0, body: $1) },
      seconds: best
    )
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
