private import CPackData
public import CalqueRules

/// The packs and report templates that ship inside the program.
///
/// Compiled and embedded by the build plugin `EmbedAssets` from `Rules/` and `Reports/Templates/`.
public enum ShippedPacks {
  /// The compiled rules of all shipped packs.
  public static func rules() -> CompiledRules {
    let bytes = UnsafeRawBufferPointer(start: calque_rules(), count: calque_rules_size())
    guard let rules = CompiledRules(embedded: bytes) else {
      // The build wrote both the data and this reader.
      preconditionFailure("the embedded rules are damaged")
    }
    return rules
  }

  /// The source files of the shipped packs: path below `Rules/`, and text.
  public static var sources: [(path: String, text: String)] {
    archive(calque_sources(), calque_sources_size()).files.map { ($0.name, $0.text) }
  }

  /// Hands out the bytes of all sources, by which other packs than these can be told.
  package static func withSourceBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(start: calque_sources(), count: calque_sources_size()))
  }

  /// The lock of the shipped packs: their versions, and what was measured of their rules.
  public static var lock: PackLock? {
    archive(calque_sources(), calque_sources_size()).text(of: PackLock.fileName).flatMap {
      try? PackLock($0, path: "Rules/\(PackLock.fileName)")
    }
  }

  /// The report templates: file name and text.
  public static var templates: [String: String] {
    Dictionary(
      archive(calque_templates(), calque_templates_size()).files.map { ($0.name, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func archive(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> AssetArchive {
    guard let archive = AssetArchive(embedded: UnsafeRawBufferPointer(start: bytes, count: count))
    else { preconditionFailure("the embedded files are damaged") }
    return archive
  }
}
