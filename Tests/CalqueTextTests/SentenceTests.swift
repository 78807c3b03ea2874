import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueText

/// Sentence boundaries against the hand-marked fixtures of ten genres.
@Suite struct SentenceTests {
  /// Boundaries found, right and expected.
  struct Score {
    var found = 0
    var right = 0
    var expected = 0
    var faults: [String] = []

    var f1: Double {
      let precision = Double(right) / Double(max(found, 1))
      let recall = Double(right) / Double(max(expected, 1))
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  /// Scores one paragraph, whose inner boundaries are marked with `¶`.
  ///
  /// The end of the paragraph is not counted: every splitter finds it.
  static func score(_ line: String, into score: inout Score) {
    var text = ""
    var expected: Set<Int> = []
    for (index, sentence) in line.components(separatedBy: " ¶ ").enumerated() {
      if index > 0 {
        text += " "
        expected.insert(text.utf8.count)
      }
      text += sentence
    }
    let tokenized = Tokenizer.tokenize(text)
    let found = Set(tokenized.sentenceStarts.dropFirst().map { Int(tokenized.tokens[$0].start) })
    score.found += found.count
    score.expected += expected.count
    score.right += found.intersection(expected).count
    let bytes = Array(text.utf8)
    func around(_ offset: Int) -> String {
      String(decoding: bytes[max(0, offset - 25)..<min(bytes.count, offset + 15)], as: UTF8.self)
    }
    for offset in found.subtracting(expected).sorted() {
      score.faults.append("false: …\(around(offset))…")
    }
    for offset in expected.subtracting(found).sorted() {
      score.faults.append("missed: …\(around(offset))…")
    }
  }

  @Test func boundariesOfTenGenres() throws {
    let folder = Repository.fixture("sentences")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".txt")
    }
    #expect(files.count >= 10)
    var total = Score()
    for file in files.sorted() {
      var score = Score()
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") { Self.score(String(line), into: &score) }
      print("\(file): \(score.right) of \(score.expected), \(score.found) found")
      for fault in score.faults { print("  \(fault)") }
      total.found += score.found
      total.right += score.right
      total.expected += score.expected
    }
    print("sentence boundaries: \(total.expected), F1 \(total.f1)")
    #expect(total.expected >= 300)
    #expect(total.f1 >= 0.97)
  }
}
