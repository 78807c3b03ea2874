import CalqueConsole
import ArgumentParser
import CalquePacks
import CalqueReport
import Foundation

/// What the HTML report looks like: the shipped templates, or the user's in their place.
struct TemplateArguments: ParsableArguments {
  @Option(
    name: .customLong("template"),
    help: ArgumentHelp(
      "Use the templates of this folder in the HTML report; what it lacks is taken from the shipped ones.",
      valueName: "folder"
    )
  )
  var folder: String?

  /// The templates by name.
  func load() throws -> [String: String] {
    var templates = ShippedPacks.templates
    guard let folder else { return templates }
    var found = 0
    for name in HTMLReporter.templateNames {
      let url = URL(fileURLWithPath: folder).appending(path: name)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      do {
        templates[name] = try String(contentsOf: url, encoding: .utf8)
      } catch {
        Console.error("calque: \(folder)/\(name): the template cannot be read as UTF-8 text")
        throw Exit.unusable
      }
      found += 1
    }
    guard found > 0 else {
      let names = HTMLReporter.templateNames.joined(separator: ", ")
      Console.error(
        "calque: \(folder): there is no template in this folder; they are called \(names)"
      )
      throw Exit.unusable
    }
    return templates
  }
}
