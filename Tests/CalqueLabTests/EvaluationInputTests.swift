import CalqueInput
import CalqueLab
import CalqueTestSupport
import Foundation
import Testing

/// What evaluations read, and what they say of what they cannot read.
@Suite struct EvaluationInputTests {
  private func read(
    _ name: String,
    _ text: String,
    kind: EvaluationSet.Kind? = nil
  ) async throws -> EvaluationInput {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, text)
    var input = EvaluationInput(kind: kind, tasks: 2)
    await input.add(path)
    return input
  }

  @Test(arguments: [
    (#"{"text": "a", "spans": [], "label": "mt"}"#, EvaluationSet.Kind.labelled),
    (#"{"text": "a", "spans": [], "in_gazetteer": true, "route": "ja"}"#, .names),
    (#"{"text": "a", "edited": "b", "spans": []}"#, .edits),
    (#"{"mt": "a", "pe": "b"}"#, .edits),
    (#"{"text": "a", "system": "s", "human": false}"#, .machine),
    (#"{"text": "a", "system": "s", "human": true}"#, .clean),
    (#"{"text": "a", "translator": "A", "lp": "de-en"}"#, .clean),
    (#"{"html": "<p>a"}"#, .clean),
    (#"{"target": "a", "errors": [], "spans": true}"#, .mqm),
  ])
  func theKindIsToldFromTheFields(_ line: String, _ kind: EvaluationSet.Kind) async throws {
    let input = try await read("set.jsonl", "\n\(line)\n")
    #expect(input.errors.isEmpty)
    #expect(input.sets.map(\.kind) == [kind])
    #expect(input.sets.first?.name == "set")
  }

  @Test func aBrokenLineIsNamedAndTheOthersCount() async throws {
    let input = try await read(
      "set.jsonl",
      """
      {"text": "one"}
      {"text": "two"
      []
      {"text": 3}
      {"nothing": "here"}

      {"text": "four"}
      """
    )
    #expect(input.sets.first?.texts.count == 2)
    #expect(input.errors.map(\.line) == [2, 3, 4, 5])
    #expect(
      input.errors.map(\.message) == [
        "this is no valid JSON", "this is no JSON object", "“text” is of the wrong type",
        "there is no “text”",
      ]
    )
  }

  @Test(arguments: [
    (#"[{"start": 2, "end": 9}]"#, "span 1 (2 to 9) lies outside its text of 4 characters"),
    (#"[{"start": -1, "end": 2}]"#, "span 1 (-1 to 2) lies outside its text of 4 characters"),
    (#"[{"start": 3, "end": 2}]"#, "span 1 (3 to 2) lies outside its text of 4 characters"),
    (#"[{"start": 0, "end": 1}, {"end": 2}]"#, "span 2 has no “start” and “end”"),
    (#"[{"start": 9223372036854775807, "end": 9223372036854775807}]"#, "lies outside"),
    (
      #"[{"start": 1, "end": 3, "text": "né"}]"#,
      "span 1 (1 to 3) does not hold the words that its “text” gives: offsets count code points"
    ),
  ])
  func aLabelOutsideItsTextIsNamed(_ spans: String, _ message: String) async throws {
    let input = try await read(
      "set.jsonl",
      """
      {"text": "Zoné", "spans": \(spans), "label": "mt"}
      {"text": "Zoné", "spans": [{"start": 2, "end": 4, "text": "né"}], "label": "mt"}
      """
    )
    #expect(input.errors.count == 1 && input.errors.first?.line == 1)
    #expect(input.errors.first?.message.contains(message) == true)
    #expect(input.sets.first?.texts.count == 1)
  }

  @Test func faultsBeyondTheFirstAreCounted() async throws {
    let input = try await read(
      "set.jsonl",
      #"{"text": "a"}"# + String(repeating: "\n{", count: 50)
    )
    #expect(input.errors.count == 21)
    #expect(input.errors.last?.message == "30 more lines cannot be read either")
  }

  @Test(arguments: [
    ("set.jsonl", ""), ("set.jsonl", "\n\n"), ("set.jsonl", "{}\n"), ("a.json", "x"),
  ])
  func whatHoldsNothingIsAnError(_ name: String, _ text: String) async throws {
    let input = try await read(name, text)
    #expect(input.sets.isEmpty && input.errors.count == 1)
  }

  @Test func aKindThatTheRecordsAreNotIsAnErrorALine() async throws {
    let input = try await read("set.jsonl", "{\"text\": \"a\"}\n", kind: .edits)
    #expect(input.sets.isEmpty)
    #expect(input.errors.map(\.message) == ["there is no “edited”"])
  }

  @Test func foldersHoldArticlesRecordsOrTexts() async throws {
    let folder = try TemporaryFolder()
    try folder.write("both/a.json", #"{"text": "a", "spans": [], "label": "mt"}"#)
    try folder.write("both/b.jsonl", #"{"text": "b"}"#)
    try folder.write("both/README.md", "Notes on the two.")
    try folder.write("texts/a.txt", "One.")
    try folder.write("texts/deep/b.html", "<p>Two.")
    try folder.write("empty/a.bin", "")
    var input = EvaluationInput()
    for name in ["both", "texts/", "empty", "missing"] { await input.add("\(folder.path)/\(name)") }
    #expect(input.sets.map(\.name) == ["b", "both", "texts"])
    #expect(input.sets.map(\.kind) == [.clean, .labelled, .clean])
    #expect(input.sets.last?.texts.count == 2)
    #expect(input.errors.map { $0.path.split(separator: "/").last } == ["empty", "missing"])
  }

  @Test func textsAreTakenAndLeftOutByIdAndField() async throws {
    let folder = try TemporaryFolder()
    try folder.write("set/a.json", #"{"id": "a", "text": "a", "spans": [], "label": "mt"}"#)
    try folder.write("set/b.json", #"{"id": "b", "text": "b", "spans": [], "label": "mt"}"#)
    let news = try folder.write(
      "news.jsonl",
      "{\"text\": \"a\", \"domain\": \"sport\"}\n{\"text\": \"b\", \"domain\": \"arts\"}\n"
    )
    var input = EvaluationInput()
    for path in ["\(folder.path)/set", "\(folder.path)/set/a.json", news] { await input.add(path) }
    #expect(input.select(only: [], excluded: ["a", "arts", "nobody"]) == ["nobody"])
    // An article whose own file was named stays.
    #expect(input.sets.map { $0.texts.map(\.id) } == [["b"], ["a"], ["1"]])
    #expect(input.select(only: ["sport"], excluded: []).isEmpty)
    #expect(input.sets.map(\.name) == ["news"])
  }

  @Test func segmentsBecomeDocumentsWithTheirSpansMoved() async throws {
    let input = try await read(
      "set.jsonl",
      """
      {"target": "é one", "doc": 1, "system": "A", "lp": "de-en", "errors": []}
      {"target": "other", "doc": 1, "system": "B", "lp": "de-en", "errors": []}
      {"target": "é two", "doc": 1, "system": "A", "lp": "de-en", "errors": [{"start": 2, "end": 5, "severity": "Major", "category": "x"}]}
      """
    )
    let texts = try #require(input.sets.first?.texts)
    #expect(texts.count == 2)
    #expect(texts[0].content == .text("é one\n\né two") && texts[0].segments == 2)
    #expect(texts[0].spans == [GoldSpan(start: 9, end: 12, category: "x", severity: "major")])
    #expect(Set(texts.map(\.page)).count == 1 && Set(texts.map(\.half)).count == 1)
  }
}
