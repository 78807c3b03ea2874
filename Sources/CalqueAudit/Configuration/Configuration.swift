public import CalqueRules
private import FoundationEssentials

/// What a project chooses in a `.calque.yml`.
///
/// `CONTRIBUTING.md` and `calque help config` describe the file.
public struct Configuration: Sendable {
  /// The name of the file.
  public static let fileName = ".calque.yml"

  /// A part of a configuration that holds for some files.
  struct Section: Sendable {
    var pattern: FilePattern
    var layer: ConfigurationLayer
  }

  /// The path of the file, for messages.
  public let path: String
  /// The configuration that this one adds to: what it `extends`.
  var base: [Configuration] = []
  /// What holds for all files.
  var layer: ConfigurationLayer
  /// What holds for some, in order; the later ones win.
  var sections: [Section] = []
  /// The files that are not audited; the last pattern that matches decides.
  var ignored: [Placed<FilePattern>] = []
  /// The folder that its paths and patterns start from.
  let folder: String

  /// Most bytes of a configuration, as of a file of a pack.
  private static var mostBytes: Int { PackLimits.fileBytes }

  /// Reads a configuration file, and those that it extends.
  ///
  /// - Throws: `PackError` that names line, column and the nearest known key.
  public init(contentsOfFile path: String) throws(PackError) {
    try self.init(contentsOfFile: path, extendedBy: [])
  }

  /// Reads the text of a configuration file.
  public init(yaml text: String, path: String) throws(PackError) {
    try self.init(yaml: text, path: path, folder: FilePlace.current, extendedBy: [])
  }

  private init(contentsOfFile path: String, extendedBy others: [String]) throws(PackError) {
    var place = FilePlace()
    let absolute = place.absolute(path)
    let name = FilePlace.relative(absolute, to: FilePlace.current)
    let text = try Self.text(ofFile: absolute, name: name)
    try self.init(
      yaml: text,
      path: name,
      folder: FilePlace.split(absolute).folder,
      extendedBy: others + [absolute]
    )
  }

  private init(
    yaml text: String,
    path: String,
    folder: String,
    extendedBy others: [String]
  ) throws(PackError) {
    let parsed = try Self.parsed(text, path: path, folder: folder)
    self.path = path
    self.folder = folder
    layer = parsed.layer
    sections = parsed.sections
    ignored = parsed.ignored
    for extended in parsed.extends {
      let absolute =
        extended.value.hasPrefix("/")
        ? extended.value : FilePlace.join(folder, extended.value)
      var place = FilePlace()
      guard !others.contains(place.absolute(absolute)), others.count < 20 else {
        throw extended.place.error(
          "“\(extended.value)” extends this file in turn: break the circle"
        )
      }
      guard FilePlace.exists(absolute) else {
        throw extended.place.error("there is no file “\(extended.value)” to extend")
      }
      base.append(try Configuration(contentsOfFile: absolute, extendedBy: others))
    }
  }

  private static func parsed(
    _ text: String,
    path: String,
    folder: String
  ) throws(PackError) -> ConfigurationParser.Result {
    // A file of comments chooses nothing, which is no fault.
    let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    guard !isEmpty else {
      let place = SourcePlace(path: path, line: 1, column: 1)
      return ConfigurationParser.Result(layer: ConfigurationLayer(place: place))
    }
    return try ConfigurationParser(folder: folder).parse(try YAMLNode.parse(text, path: path))
  }

  /// The text of a file that is named in a configuration, or is one.
  static func text(ofFile path: String, name: String) throws(PackError) -> String {
    guard !PackLoader.isTooLarge(path) else {
      throw PackError(path: name, message: "the file is larger than \(mostBytes >> 20) MiB")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PackError(path: name, message: "there is no readable file")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw PackError(path: name, message: "the file is not UTF-8 text")
    }
    return text
  }

  /// This configuration and those it extends, the outermost first.
  var lineage: [Configuration] { base.flatMap(\.lineage) + [self] }
}

/// A value of a configuration and where it stands there.
struct Placed<Value: Sendable>: Sendable {
  var value: Value
  var place: SourcePlace
}

extension Placed: Equatable where Value: Equatable {}
extension Placed: Hashable where Value: Hashable {}
