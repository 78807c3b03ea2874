/// A drift rule in the form that its detector runs on.
public struct CompiledDrift: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// What it looks for.
  public var parameters: Drift
}

/// A near-list rule in the form that its detector runs on.
public struct CompiledNearList: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// Numbers of its lists in the table of names.
  public var lists: [UInt32]
  /// What must agree.
  public var anchor: NearList.Anchor
  /// Most edits that garble.
  public var distance: Int
  /// The differences that count.
  public var edits: NameEdits
  /// The kinds of names that it looks for, a bit for each.
  public var kinds: UInt8
  /// Whether it looks for the user's names too.
  public var usesGazetteers: Bool
  /// Whether the edits must be those of a route that other garbled names of the document show.
  public var isOfRoute: Bool
  /// Hashes of the words before which the name stands, sorted.
  public var before: [UInt64]
  /// Hashes of the words after which it stands, sorted.
  public var after: [UInt64]
}
