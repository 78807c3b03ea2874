/// The parsed templates of the HTML report.
struct HTMLTemplates {
  /// Names of the files that hold mustache templates, without their ending.
  static let mustacheNames = ["report", "head", "verdict", "entry", "document", "row", "card"]
  /// The ending of mustache templates.
  static let mustacheEnding = ".mustache.html"
  /// The style sheet.
  static let styleName = "report.css"
  /// The script.
  static let scriptName = "report.js"

  /// The mustache templates.
  let library: TemplateLibrary
  /// The style sheet, line feeds only.
  let style: String
  /// The hash of the style sheet.
  let styleHash: String
  /// The script, line feeds only.
  let script: String
  /// The hash of the script.
  let scriptHash: String

  /// Reads the templates out of files.
  init(_ files: [String: String]) throws(ReportError) {
    library = try Self.library(files, Self.mustacheNames)
    style = try Self.embeddable(Self.styleName, in: files, closing: "</style")
    script = try Self.embeddable(Self.scriptName, in: files, closing: "</script")
    styleHash = ContentSecurityPolicy.hash(style)
    scriptHash = ContentSecurityPolicy.hash(script)
  }

  /// Templates that name one another, and no others.
  static func library(
    _ files: [String: String],
    _ names: [String]
  ) throws(ReportError) -> TemplateLibrary {
    var library = TemplateLibrary()
    for name in names {
      let file = name + mustacheEnding
      guard let content = files[file] else { throw .missingTemplate(name: file) }
      do throws(Template.Fault) {
        try library.add(content, named: name)
      } catch {
        throw .invalidTemplate(name: file, problem: "line \(error.line): \(error.problem)")
      }
    }
    if let missing = library.missingPartial {
      throw .missingTemplate(name: missing + mustacheEnding)
    }
    return library
  }

  /// A file that goes into the page as it is, so that its hash is the one a browser computes.
  static func embeddable(
    _ name: String,
    in files: [String: String],
    closing: String
  ) throws(ReportError) -> String {
    guard let content = files[name] else { throw .missingTemplate(name: name) }
    var result = String.UnicodeScalarView()
    for scalar in content.unicodeScalars {
      // HTML turns CRLF and CR into LF before it hashes.
      if scalar == "\n", result.last == "\r" { result.removeLast() }
      result.append(scalar)
    }
    let text = String(String.UnicodeScalarView(result.map { $0 == "\r" ? "\n" : $0 }))
    guard !text.lowercased().contains(closing) else {
      throw .invalidTemplate(name: name, problem: "it contains “\(closing)”, which would end it")
    }
    return text
  }
}
