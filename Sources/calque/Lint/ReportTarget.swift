import ArgumentParser
import CalqueReport
import Foundation

/// A form of report and where it goes: `sarif=calque.sarif`, or `text` for standard output.
struct ReportTarget: ExpressibleByArgument, Hashable {
  var format: String
  /// The file; nil for standard output.
  var path: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    format = String(parts[0])
    path = parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil
  }

  private init(format: String) { self.format = format }

  /// What is written: what was asked for, or else text; in a GitHub workflow annotations too.
  static func all(_ asked: [Self]) -> [Self] {
    let targets = asked.isEmpty ? [Self(format: "text")] : asked
    let isAnnotated = targets.contains { $0.format == "github" }
    guard ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true", !isAnnotated else {
      return targets
    }
    return targets + [Self(format: "github")]
  }

  /// Says what is wrong with targets.
  static func validate(_ targets: [Self]) throws {
    for target in targets {
      guard Reporters.named(target.format) != nil else {
        let names = Reporters.all.map(\.name).joined(separator: ", ")
        throw ValidationError(
          "There is no report format “\(target.format)”; choose one of \(names)."
        )
      }
      guard target.path?.isEmpty != true else {
        throw ValidationError(
          "--format \(target.format)= names no file: write \(target.format)=FILE."
        )
      }
    }
    let open = targets.filter { $0.path == nil && $0.format != "github" }
    guard open.count <= 1 else {
      let names = open.map(\.format).joined(separator: " and ")
      throw ValidationError(
        "Only one report can go to standard output, not \(names): write FORMAT=FILE."
      )
    }
    let paths = targets.compactMap(\.path)
    guard Set(paths).count == paths.count else {
      throw ValidationError("Two reports cannot go to one file; give each its own.")
    }
  }
}
