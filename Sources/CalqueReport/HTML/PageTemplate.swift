import CalqueCore

/// A page without script that is made like the reports of audits, but is none.
package struct PageTemplate {
  private let library: TemplateLibrary
  private let name: String
  private let style: String

  /// Reads the templates out of files.
  ///
  /// - Parameters:
  ///   - files: names of files to their content.
  ///   - name: the template of the page, without its ending; it may name `policy` and `style`.
  ///   - partials: the templates that it names.
  ///   - styles: the style sheets, which are put together.
  /// - Throws: a `ReportError` when one is missing or broken.
  package init(
    _ files: [String: String],
    name: String,
    partials: [String],
    styles: [String]
  ) throws(ReportError) {
    library = try HTMLTemplates.library(files, [name] + partials)
    self.name = name
    var parts: [String] = []
    for style in styles {
      parts.append(try HTMLTemplates.embeddable(style, in: files, closing: "</style"))
    }
    style = parts.joined()
  }

  /// The page.
  package func render(_ record: TemplateRecord) -> [UInt8] {
    let hash = ContentSecurityPolicy.hash(style)
    return library.render(
      name,
      record.adding([
        "policy": .text(ContentSecurityPolicy.policy(styles: [hash], script: nil)),
        "style": .html(Array(style.utf8)), "toolName": .text(Tool.calque.name),
        "toolVersion": .text(Tool.calque.version),
      ])
    )
  }
}
