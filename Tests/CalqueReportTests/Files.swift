import CalqueReport
import Foundation

/// The files of the project that the tests read.
enum Files {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The templates that Calque ships.
  static let templates: [String: String] = {
    var templates: [String: String] = [:]
    for name in HTMLReporter.templateNames {
      let url = root.appending(path: "Reports/Templates/\(name)")
      templates[name] = try? String(contentsOf: url, encoding: .utf8)
    }
    return templates
  }()

  static let options = ReportOptions(templates: templates)

  /// Whether snapshots are written anew rather than compared.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["CALQUE_RECORD"] == "1" }

  static func snapshot(_ name: String) -> URL {
    root.appending(path: "Tests/Snapshots/report/\(name)")
  }
}
