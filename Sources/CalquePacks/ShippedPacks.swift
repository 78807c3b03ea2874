public import CalqueRules
private import FoundationEssentials

/// The packs and report templates that ship inside the program.
///
/// Compiled and embedded by the build plugin `EmbedAssets` from `Rules/` and `Reports/Templates/`.
public enum ShippedPacks {
  /// The compiled rules of all shipped packs.
  public static func rules() -> CompiledRules {
    let decoded = Assets.rules.withUTF8Buffer { Data(base64Encoded: Data($0)) }
    guard let decoded, let rules = decoded.withUnsafeBytes({ CompiledRules(encoded: $0) }) else {
      // The build wrote both the data and this reader.
      preconditionFailure("the embedded rules are damaged")
    }
    return rules
  }

  /// The source files of the shipped packs: path below `Rules/`, and text.
  public static var sources: [(path: String, text: String)] {
    Assets.sources.map { ($0.path, text(of: $0.text)) }
  }

  /// The lock of the shipped packs: their versions, and what was measured of their rules.
  public static var lock: PackLock? {
    sources.first { $0.path == PackLock.fileName }.flatMap {
      try? PackLock($0.text, path: "Rules/\($0.path)")
    }
  }

  /// The report templates: file name and text.
  public static var templates: [String: String] {
    Dictionary(
      Assets.templates.map { ($0.name, text(of: $0.text)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func text(of literal: StaticString) -> String {
    literal.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }
}
