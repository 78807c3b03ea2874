import CalqueCore
import CalqueReport
import Testing

/// Text that tries to be more than text, in every place that a page or a pack can fill.
@Suite("Hostile text")
struct HostileTests {
  static let texts = [
    "<script>alert(1)</script>",
    "]]> --> </style></script><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "\"\u{301} onfocus=\"\u{301}alert(1) <\u{338}b>",
    "\u{600}\" onclick=alert(1) \u{600}'x",
    "bidi \u{202E}txet\u{202C} \u{2066}isolated",
    "nul \u{0} escape \u{1B}[31mred\u{1B}[0m bell \u{7}",
    "{{mustache}} {{{style}}} {{> card}} {{#documents}}",
    "| cell | `code` <!-- --> </details>\n\n# @name fixes #123 GH-1 \\",
    "line\u{2028}separator\r\nand\rmore\tand \u{85}next",
    "[link](javascript:alert(1)) ![image](x) https://example.org www.example.org",
    "\u{E0041}tags \u{FEFF} \u{FFFE} \u{200F}rtl \u{200D}",
  ]

  static func report(_ text: String) -> AuditReport {
    var page = PageBuilder(path: "dir/\(text).html", title: text)
    page.add(.headline, text)
    page.add(.paragraph, "before \(text) after", language: "ar")
    page.add(.furniture, text)
    page.find(text, in: 1) {
      $0.rule = text
      $0.category = text
      $0.message = text
      $0.why = text
      $0.fingerprint = text
      $0.suggestions = [Suggestion(replacement: text)]
      $0.also = [
        OverlappingFinding(
          rule: text,
          severity: .minor,
          confidence: .hint,
          message: text,
          text: text
        )
      ]
      $0.relatedLocations = [
        RelatedLocation(message: text, text: text, location: $0.location)
      ]
    }
    page.notes = [text]
    return AuditReport(
      tool: Tool(name: text, version: text),
      packs: [PackSummary(id: text, version: text, title: text, target: text, rules: 1)],
      documents: [page.document],
      errors: [InputFailure(path: text, message: text)]
    )
  }

  @Test("HTML holds it as text", arguments: texts)
  func html(text: String) throws {
    let page = try HTMLReporter().render(Self.report(text), options: Files.options)
    let plain = try HTMLReporter().render(Self.report("plain"), options: Files.options)
    let markup = MarkupScanner(page)
    #expect(markup.elements == MarkupScanner(plain).elements)
    #expect(markup.attributeNames.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
    #expect(!page.unicodeScalars.contains { Self.isSteering($0) })
    #expect(!page.contains("{{style}}") || text.contains("{{style}}"))
  }

  @Test("text for terminals neither steers nor turns", arguments: texts)
  func terminal(text: String) throws {
    let output = try TextReporter().render(Self.report(text), options: Files.options)
    let plain = try TextReporter().render(Self.report("plain"), options: Files.options)
    #expect(!output.unicodeScalars.contains { Self.isSteering($0) || $0.value == 0x200F })
    #expect(output.split(separator: "\n").count == plain.split(separator: "\n").count)
  }

  @Test("Markdown holds it as text", arguments: texts)
  func markdown(text: String) throws {
    let output = try MarkdownReporter().render(Self.report(text), options: Files.options)
    let plain = try MarkdownReporter().render(Self.report("plain"), options: Files.options)
    #expect(output.hasPrefix("<!-- calque-report -->\n"))
    #expect(output.split(separator: "\n").count == plain.split(separator: "\n").count)
    // In code spans everything is text, and in a summary everything but HTML: look outside of them.
    let summary = #/<summary>[^<]*(<code>[^<]*<\/code>)?[^<]*<\/summary>/#
    let prose = Self.withoutCode(output.replacing(summary, with: ""))
    for forbidden in [
      "<script", "<img", "<b>", "](javascript", "![", "@name", "#123", "://", "www.e",
    ] {
      #expect(!prose.contains(forbidden))
    }
    #expect(prose.ranges(of: "</details>").count == 1)
    #expect(!output.unicodeScalars.contains { Self.isSteering($0) })
  }

  @Test("JSON gives it back", arguments: texts)
  func json(text: String) throws {
    var options = Files.options
    options.includesText = true
    let report = Self.report(text)
    let decoded = try ReportDocument(json: JSONReporter().render(report, options: options))
    #expect(decoded == ReportDocument(report, includesText: true))
    #expect(decoded.documents.first?.blocks?.first?.text == text)
  }

  /// Markdown without its code spans and escaped characters.
  static func withoutCode(_ markdown: String) -> String {
    var result = ""
    var isCode = false
    var isEscaped = false
    for character in markdown {
      if isEscaped {
        isEscaped = false
      } else if character == "`" {
        isCode.toggle()
      } else if character == "\\", !isCode {
        isEscaped = true
      } else if !isCode {
        result.append(character)
      }
    }
    return result
  }

  /// Characters that steer a terminal or turn the direction of text.
  static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
