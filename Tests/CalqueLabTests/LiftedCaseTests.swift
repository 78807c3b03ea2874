import CalqueCore
import Testing

@testable import CalqueLab

@Suite struct LiftedCaseTests {
  private static let text = LiftedCase.Case(
    text: "A & b [[x]] café red-faced end.",
    spans: [12..<27]
  )
  private static let all = Set(BlockKind.allCases)

  private func lifted(_ lift: LiftedCase.Lift, scope: Set<BlockKind> = all) -> String? {
    LiftedCase(Self.text, lift: lift, scope: scope).map {
      String(decoding: $0.source, as: UTF8.self)
    }
  }

  @Test(arguments: [
    (LiftedCase.Lift.html(.plain), "<p>A &amp; b [[x]] café red-faced end.</p>\n"),
    (.html(.hyphens), "<p>A &amp; b [[x]] café red\u{2011}faced end.</p>\n"),
    (.html(.softHyphens), "<p>A &amp; b [[x]] café red-fa&shy;ced end.</p>\n"),
    (.markdown(.plain), "A \\& b \\[\\[x\\]\\] café red-faced end.\n"),
    (.markdown(.emphasisInside), "A \\& b \\[\\[x\\]\\] café red-fa*ced* end.\n"),
    (.markdown(.listItem), "- A \\& b \\[\\[x\\]\\] café red-faced end.\n"),
    (.markdown(.quote), "> A \\& b \\[\\[x\\]\\] café red-faced end.\n"),
    (.markdown(.wrapped), "A \\& b \\[\\[x\\]\\] café\nred-faced end.\n"),
  ])
  func aLiftWritesTheCaseInItsWay(_ lift: LiftedCase.Lift, _ text: String) {
    #expect(lifted(lift) == text)
  }

  @Test func lettersAreTakenApart() {
    let scalars = lifted(.html(.decomposed))?.unicodeScalars.map(\.value) ?? []
    #expect(scalars.contains(0x301) && !scalars.contains(0xE9))
  }

  @Test func feedsEscapeTheirHTML() {
    #expect(lifted(.feed(.description))?.contains("&lt;p>A &amp;amp; b [[x]] café") == true)
    #expect(lifted(.feed(.contentWithTags))?.contains("<![CDATA[<p>A &amp; b [[x]]") == true)
    #expect(lifted(.feed(.contentWithTags))?.contains("<b class=\"x\">") == true)
  }

  @Test func aRuleIsTriedInBlocksThatItLooksAt() {
    #expect(lifted(.html(.plain), scope: [.headline])?.hasPrefix("<h1>") == true)
    #expect(lifted(.markdown(.plain), scope: [.headline])?.hasPrefix("# ") == true)
    #expect(lifted(.markdown(.listItem), scope: [.paragraph]) == nil)
    #expect(lifted(.feed(.content), scope: [.headline]) == nil)
  }

  @Test func aWayThatChangesNothingIsLeftOut() {
    let plain = LiftedCase.Case(text: "red fox", spans: [0..<7])
    for lift in [LiftedCase.Lift.html(.decomposed), .html(.hyphens)] {
      #expect(LiftedCase(plain, lift: lift, scope: Self.all) == nil)
    }
  }

  @Test(arguments: LiftedCase.Lift.all)
  func theMarkedWordsStandBetweenTheirPlaces(_ lift: LiftedCase.Lift) throws {
    let case_ = LiftedCase.Case(text: "Qa red fox qb brown-café dog qc", spans: [3..<10, 14..<29])
    guard let lifted = LiftedCase(case_, lift: lift, scope: Self.all) else { return }
    #expect(lifted.spans.count == 2)
    for (span, ends) in zip(lifted.spans, [("r", "x"), ("b", "g")]) {
      let words = String(decoding: lifted.source[span], as: UTF8.self)
      guard lift != .html(.references) else { continue }
      #expect(words.contains(ends.0) && words.contains(ends.1), "\(lift.name): \(words)")
      #expect(!words.contains("q"), "\(lift.name): \(words)")
    }
  }
}
