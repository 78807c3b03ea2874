public import CalqueCore

/// Kinds of blocks that a configuration may include, by the names of `--include`.
public enum ExtraKind: String, CaseIterable, Sendable {
  case headline, captions, bylines, datelines, comments, furniture

  /// The kind of block.
  public var kind: BlockKind {
    switch self {
    case .headline: .headline
    case .captions: .caption
    case .bylines: .byline
    case .datelines: .dateline
    case .comments: .comment
    case .furniture: .furniture
    }
  }
}
