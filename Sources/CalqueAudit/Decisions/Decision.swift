public import CalqueRules
private import FoundationEssentials

/// What an editor made of a finding, as the HTML report saves it.
public struct Decision: Hashable, Sendable, Decodable {
  /// What was decided.
  public enum Status: String, Hashable, Sendable, Decodable {
    /// The suggestion is to be made.
    case accepted
    /// What was found is right.
    case dismissed
  }

  /// The finding's fingerprint.
  public var fingerprint: String
  /// What was decided.
  public var status: Status
  /// The document, as its report called it.
  public var path: String
  /// The rule, for messages.
  public var rule: String?
  /// Line and column, for messages.
  public var place: String?
  /// The words, for messages.
  public var text: String?
  /// Why.
  public var reason: String?
  /// Who decided.
  public var by: String?

  /// The finding, for messages.
  public var name: String {
    let place = place.map { ":\($0)" } ?? ""
    return "\(path)\(place): “\(text ?? fingerprint)”\(rule.map { " [\($0)]" } ?? "")"
  }

  private struct File: Decodable {
    var calque: String
    var version: Int
    var decisions: [Decision]
  }

  /// The decisions in a file that the HTML report saved.
  ///
  /// - Throws: what is wrong with it.
  public static func read(_ path: String) throws(PackError) -> [Self] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PackError(path: path, message: "there is no readable file of decisions")
    }
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: data)
    } catch {
      throw PackError(
        path: path,
        message: "this is no file of decisions: save them again from the HTML report"
      )
    }
    guard file.calque == "decisions", file.version == 1 else {
      throw PackError(
        path: path,
        message:
          "these are no decisions that this version reads (“calque” is \(file.calque), “version” is \(file.version))"
      )
    }
    return file.decisions
  }

  /// The file that holds the document: an item of a feed is called `feed.xml#3`.
  var file: String {
    guard !FilePlace.exists(path), let mark = path.lastIndex(of: "#"),
      path[path.index(after: mark)...].allSatisfy(\.isNumber)
    else { return path }
    return String(path[..<mark])
  }
}
