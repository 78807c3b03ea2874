/// What a container (a feed, a file of records) says of one of the documents in it.
public struct ItemInfo: Hashable, Sendable {
  /// Its id as the container gives it: guid, `id`, `rdf:about`.
  public var id: String?
  /// Its own address, made absolute where the container allows it.
  public var link: String?
  /// When it was published, or else updated, as RFC 3339; nil when the date cannot be read.
  public var date: String?
  /// The date as the container writes it.
  public var dateText: String?
  /// Its number in the container, from 1.
  public var index: Int
  /// What tells it from the container's other items, wherever it stands in it.
  ///
  /// The id, or else link or title; a number is added when an earlier item has the same. Fingerprints
  /// are made from it.
  public var identity: String

  /// Makes an entry from its parts.
  public init(
    index: Int,
    identity: String,
    id: String? = nil,
    link: String? = nil,
    date: String? = nil,
    dateText: String? = nil
  ) {
    self.index = index
    self.identity = identity
    self.id = id
    self.link = link
    self.date = date
    self.dateText = dateText
  }
}
