/// The reporters that Calque has, in the order of the documentation.
public enum Reporters {
  /// All reporters.
  public static let all: [any Reporter] = [
    TextReporter(),
    HTMLReporter(),
    MarkdownReporter(),
    JSONReporter(),
    NDJSONReporter(),
    SARIFReporter(),
    GitHubReporter(),
    GitLabReporter(),
    JUnitReporter(),
    CheckstyleReporter(),
    RDJSONReporter(),
  ]

  /// The reporter that a user asks for by `name`, nil when there is none.
  public static func named(_ name: String) -> (any Reporter)? { all.first { $0.name == name } }
}
