import ArgumentParser
import CalqueAudit
import CalqueCore

extension ExtraKind {
  /// The kinds that the values of `--include` name, with commas between or one a value.
  static func kinds(_ values: [String]) throws -> Set<BlockKind> {
    var kinds: Set<BlockKind> = []
    for name in values.flatMap({ $0.split(whereSeparator: { $0 == "," || $0 == " " }) }) {
      guard let extra = Self(rawValue: String(name)) else {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("There is nothing called “\(name)” to include; choose from \(names).")
      }
      kinds.insert(extra.kind)
    }
    return kinds
  }
}
