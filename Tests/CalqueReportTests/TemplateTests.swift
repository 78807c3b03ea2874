import Testing

@testable import CalqueReport

@Suite("Templates")
struct TemplateTests {
  static func render(_ source: String, _ record: TemplateRecord) throws -> String {
    var library = TemplateLibrary()
    try library.add(source, named: "page")
    try library.add("<{{name}}>", named: "part")
    return String(decoding: library.render("page", record), as: UTF8.self)
  }

  @Test(
    "what a template says is written",
    arguments: [
      ("a {{name}} b", "a x&amp;y b"), ("{{{name}}}", "x&y"), ("{{& name }}", "x&y"),
      ("{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{^no}}3{{/no}}", "13"),
      ("{{#list}}[{{item}}{{name}}]{{/list}}", "[1x&amp;y][2x&amp;y]"),
      ("{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}", "b"),
      ("{{#name}}({{.}}){{/name}}", "(x&amp;y)"),
      ("{{#blank}}a{{/blank}}{{^blank}}b{{/blank}}", "b"), ("{{> part}}", "<x&amp;y>"),
      ("{{! a note }}{{unknown}}", ""), ("{{#one}}{{item}}{{/one}}", "7"),
      ("{{#html}}a{{/html}}", "a"),
      ("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"), ("  {{> part}}  \nz", "<x&amp;y>z"),
      ("a {{#yes}}\nb{{/yes}}\n", "a \nb\n"), ("{ {x} }", "{ {x} }"),
    ]
  )
  func written(source: String, expected: String) throws {
    let output = try Self.render(
      source,
      [
        "name": .text("x&y"), "yes": .flag(true), "no": .flag(false), "empty": .list([]),
        "blank": .text(""), "list": .list([["item": .number(1)], ["item": .number(2)]]),
        "one": .record(["item": .number(7)]), "html": .html([0x61]),
      ]
    )
    #expect(output == expected)
  }

  @Test(
    "a slip is named with its line",
    arguments: [
      ("a\n{{#open}}", 2, "{{#open}} is not closed"), ("a\n\n{{/shut}}", 3, "{{/shut}} closes"),
      ("{{name", 1, "not closed"), ("a {{ }}", 1, "no name"),
      ("{{#a}}\n{{#b}}\n{{/a}}{{/b}}", 3, "{{/a}}"),
    ]
  )
  func slips(source: String, line: Int, problem: String) throws {
    let fault = #expect(throws: Template.Fault.self) { try Template(source) }
    #expect(fault?.line == line)
    #expect(fault?.problem.contains(problem) == true)
  }

  @Test("a template that names itself comes to an end")
  func recursion() throws {
    var library = TemplateLibrary()
    try library.add("x{{> page}}", named: "page")
    #expect(library.render("page", [:]).count == 51)
    #expect(library.missingPartial == nil)
    try library.add("{{#a}}{{> gone}}{{/a}}", named: "other")
    #expect(library.missingPartial == "gone")
  }
}
