import Testing

@testable import CalqueInput

/// Runs as libxml2 2.9.14 hands them over, and as it does not.
@Suite struct RunLocatorTests {
  private func locate(
    _ source: String,
    after previousEnd: Int = 0,
    cursor: Int,
    _ text: String
  ) -> RunLocator.Place {
    let source = Array(source.utf8)
    let text = Array(text.utf8)
    return source.withUnsafeBufferPointer { source in
      text.withUnsafeBufferPointer { text in
        RunLocator.locate(source, previousEnd: previousEnd, cursor: cursor, text: text)
      }
    }
  }

  @Test func plainRunEndsAtTheCursor() {
    #expect(locate("<p>some words</p>", after: 3, cursor: 13, "some words") == exact(3, 13))
    #expect(locate("<p>ab</p>", after: 0, cursor: 5, "ab") == exact(3, 5))
  }

  @Test func referenceIsFoundBackwards() {
    #expect(locate("a&eacute;b", after: 1, cursor: 9, "é") == exact(1, 9))
    #expect(locate("a&#146;b", after: 1, cursor: 7, "\u{92}") == exact(1, 7))
    #expect(locate("a&amp;b", after: 1, cursor: 6, "&") == exact(1, 6))
    #expect(locate("a&#38;b", after: 1, cursor: 6, "&") == exact(1, 6))
  }

  @Test func unknownReferenceComesInTwoRuns() {
    #expect(locate("a&copy b", after: 1, cursor: 6, "&") == exact(1, 2))
    #expect(locate("a&copy b", after: 2, cursor: 6, "copy") == exact(2, 6))
    #expect(locate("a&amp.x b", after: 1, cursor: 7, "&") == exact(1, 2))
  }

  @Test func loneAngleStandsAtTheCursor() {
    #expect(locate("a < b", after: 2, cursor: 2, "<") == exact(2, 3))
  }

  @Test func fullBufferComesBeforeItsLastCharacter() {
    let long = String(repeating: "word ", count: 199) + "xyzéé"
    #expect(long.utf8.count == 1002)
    #expect(locate(long + "tail", cursor: 1000, long) == exact(0, 1002))
  }

  @Test func droppedControlsAreSteppedOver() {
    #expect(locate("so\u{1}me wo\u{2}rds<", cursor: 12, "some words") == exact(0, 12))
    #expect(locate("some\u{FFFF} words<", cursor: 13, "some words") == exact(0, 13))
  }

  @Test func otherVersionMayDecodeReferencesInsideTheRun() {
    #expect(locate("<p>fish &amp; chips</p>", after: 0, cursor: 19, "fish & chips") == exact(3, 19))
    #expect(locate("<p>&ldquo;Hi&rdquo;<b>", after: 3, cursor: 22, "“Hi”") == exact(3, 19))
  }

  @Test func otherVersionMayReportTheCursorLater() {
    #expect(locate("<p>some words</p><p>", after: 0, cursor: 17, "some words") == exact(3, 13))
    #expect(locate("<p>some words</p>", after: 0, cursor: 3, "some words") == exact(3, 13))
  }

  @Test func otherVersionMayNormaliseLineEnds() {
    #expect(
      locate("<p>one\r\ntwo\rthree</p>", after: 3, cursor: 17, "one\ntwo\nthree") == exact(3, 17)
    )
  }

  @Test func sameWordsFurtherDownAreNotTaken() {
    let place = locate("<p>other text</p><p>some words</p>", after: 3, cursor: 13, "some words")
    #expect(place == .approximate(start: 3, end: 13))
  }

  @Test func impossibleTextIsOnlyApproximate() {
    #expect(locate("<p>abc</p>", after: 3, cursor: 6, "xyz") == .approximate(start: 3, end: 6))
    #expect(locate("<p>abc</p>", after: 5, cursor: 2, "xyzzy") == .approximate(start: 5, end: 5))
    #expect(locate("abc", after: 0, cursor: 900, "wide of it") == .approximate(start: 0, end: 3))
  }

  private func exact(_ start: Int, _ end: Int) -> RunLocator.Place {
    .exact(start: start, end: end)
  }
}
