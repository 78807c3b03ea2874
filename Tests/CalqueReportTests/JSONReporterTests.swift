import CalqueCore
import CalqueReport
import Foundation
import Testing

@Suite("JSON report")
struct JSONReporterTests {
  @Test("decodes to what was encoded", arguments: [false, true])
  func roundTrip(includesText: Bool) throws {
    let document = ReportDocument(Sample.report, includesText: includesText)
    let decoded = try ReportDocument(json: document.json())
    #expect(decoded == document)
    #expect(ReportDocument(decoded.auditReport, includesText: includesText) == document)
  }

  @Test(
    "with text, a report renders the same after it was stored",
    arguments: Reporters.all.map(\.name)
  )
  func rendersAgain(name: String) throws {
    let reporter = try #require(Reporters.named(name))
    let stored = try ReportDocument(Sample.report, includesText: true).json()
    let read = try ReportDocument(json: stored).auditReport
    #expect(
      try reporter.render(read, options: Files.options)
        == reporter.render(Sample.report, options: Files.options)
    )
  }

  @Test("is JSON to other readers")
  func isJSON() throws {
    let json = try JSONReporter().render(Sample.report, options: ReportOptions())
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let object = try #require(value as? [String: Any])
    #expect(object["result"] as? String == "fail")
    #expect(object["schemaVersion"] as? Int == 1)
    #expect(!json.contains("\\/"))
  }

  @Test("another schema version is refused by its number")
  func otherVersion() {
    #expect(throws: ReportError.unknownSchema(version: 2)) {
      try ReportDocument(json: #"{"schemaVersion": 2, "anything": []}"#)
    }
  }

  @Test("what is no report says what is missing")
  func noReport() throws {
    let error = #expect(throws: ReportError.self) {
      try ReportDocument(json: #"{"schemaVersion": 1}"#)
    }
    #expect(try #require(error).description.contains("missing"))
  }
}
