public import CalqueCore

/// Test results in JUnit's form, which every CI shows.
public struct JUnitReporter: Reporter {
  /// `junit`.
  public let name = "junit"
  /// What it is good for.
  public let summary = "Test results of JUnit: a suite per document, a case per rule that fired."
  /// `xml`.
  public let fileExtension = "junit.xml"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders a suite per document; what fails the run is a failure.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var suites: [Suite] = report.documents.map { document in
      Suite(document, thresholds: document.thresholds ?? report.thresholds)
    }
    if !report.errors.isEmpty { suites.append(Suite(report.errors)) }
    let totals = XMLText.attribute("name", report.tool.name) + Suite.counts(suites)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(totals)>\n"
      + suites.map(\.xml).joined() + "</testsuites>\n"
  }

  /// A suite, rendered.
  private struct Suite {
    var name: String
    var tests = 0
    var failures = 0
    var errors = 0
    var cases = ""

    /// The suite of a document: a case per rule that fired, or one that passes.
    init(_ document: DocumentReport, thresholds: Thresholds) {
      name = document.name
      let file = FileName.shown(document.path)
      let findings = document.sortedFindings
      let rules = Set(findings.map(\.rule)).sorted()
      for rule in rules {
        let of = findings.filter { $0.rule == rule }
        tests += 1
        open(rule, file)
        let failing = of.filter(thresholds.isFailing)
        if let first = failing.first {
          failures += 1
          cases +=
            "<failure\(XMLText.attribute("message", first.sentences))"
            + "\(XMLText.attribute("type", first.severity.rawValue))>"
            + "\(Self.list(of, file))</failure>"
        } else {
          cases += "<system-out>\(Self.list(of, file))</system-out>"
        }
        cases += "</testcase>\n"
      }
      if thresholds.isFailing(document.score), let score = document.score {
        tests += 1
        failures += 1
        open("score", file)
        cases +=
          "<failure\(XMLText.attribute("message", "MQM score: \(Wording.score(score))")) type=\"score\"/>"
        cases += "</testcase>\n"
      }
      if tests == 0 {
        tests = 1
        open("no findings", file)
        cases += "</testcase>\n"
      }
    }

    /// The suite of what could not be read.
    init(_ failures: [InputFailure]) {
      name = "inputs that could not be read"
      for failure in failures {
        tests += 1
        errors += 1
        open("read", FileName.shown(failure.path))
        cases +=
          "<error\(XMLText.attribute("message", failure.description)) type=\"input\"/></testcase>\n"
      }
    }

    private mutating func open(_ name: String, _ file: String) {
      cases += "<testcase" + XMLText.attribute("name", name) + XMLText.attribute("classname", file)
      cases += " time=\"0\">"
    }

    private static func list(_ findings: [Finding], _ file: String) -> String {
      findings.map {
        "\n" + XMLText.escaped("\(file):\(Wording.place($0.location)): \($0.sentences)")
      }
      .joined() + "\n"
    }

    static func counts(_ suites: [Self]) -> String {
      func sum(_ path: KeyPath<Self, Int>) -> Int { suites.reduce(0) { $0 + $1[keyPath: path] } }
      return
        " tests=\"\(sum(\.tests))\" failures=\"\(sum(\.failures))\" errors=\"\(sum(\.errors))\" time=\"0\""
    }

    var xml: String {
      "<testsuite" + XMLText.attribute("name", name) + Self.counts([self]) + " skipped=\"0\">\n"
        + cases + "</testsuite>\n"
    }
  }
}
