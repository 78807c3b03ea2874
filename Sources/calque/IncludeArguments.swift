import ArgumentParser
import CalqueCore

/// Kinds of blocks outside the body that a user may ask for, for `--include`.
enum Extra: String, CaseIterable {
  case headline, captions, bylines, datelines, comments, furniture

  var kind: BlockKind {
    switch self {
    case .headline: .headline
    case .captions: .caption
    case .bylines: .byline
    case .datelines: .dateline
    case .comments: .comment
    case .furniture: .furniture
    }
  }

  /// The kinds that the values of an option name, with commas between or one a value.
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
