import CalqueText

/// What a phrase's end says beyond the rule it belongs to.
public struct PhraseDetail: Sendable, Hashable {
  /// For each `{a|b}` group, first and end token relative to the match.
  public var captures: [Range<Int>]
  /// The spelling of each token: 0 lower case, 1 capitalised, 2 all capitals.
  public var shapes: [UInt8]
  /// Index of what is meant by it in ``CompiledRules/intentions``; −1 for none.
  public var intended: Int32
  /// The place of a word that stands for another; −1 for none.
  public var exchanged: Int8 = -1
  /// The hash of the word that it stands for.
  public var right: UInt64 = 0
}

/// The details of all phrases in flat tables; one is put together when its phrase is met.
public struct PhraseTable: Sendable, Hashable {
  /// A detail without its lists.
  struct Entry: BitwiseCopyable, Sendable, Hashable {
    var right: UInt64
    var intended: Int32
    var exchanged: Int32
    /// Where the captures begin and how many they are.
    var firstCapture: Int32
    var captureCount: Int32
    /// Where the shapes begin and how many they are.
    var firstShape: Int32
    var shapeCount: Int32
  }

  private(set) var entries = FlatTable<Entry>()
  /// First and end token of each captured group.
  private(set) var captures = FlatTable<Int32>()
  private(set) var shapes = FlatTable<UInt8>()

  /// No phrases.
  init() {}

  /// How many details there are.
  public var count: Int { entries.count }

  /// The detail at a place.
  public subscript(index: Int) -> PhraseDetail {
    let entry = entries[index]
    let first = Int(entry.firstCapture)
    return PhraseDetail(
      captures: (0..<Int(entry.captureCount)).map {
        Int(captures[first + 2 * $0])..<Int(captures[first + 2 * $0 + 1])
      },
      shapes: (0..<Int(entry.shapeCount)).map { shapes[Int(entry.firstShape) + $0] },
      intended: entry.intended,
      exchanged: Int8(truncatingIfNeeded: entry.exchanged),
      right: entry.right
    )
  }

  /// Adds a detail.
  mutating func append(_ detail: PhraseDetail) {
    entries.append(
      Entry(
        right: detail.right,
        intended: detail.intended,
        exchanged: Int32(detail.exchanged),
        firstCapture: Int32(captures.count),
        captureCount: Int32(detail.captures.count),
        firstShape: Int32(shapes.count),
        shapeCount: Int32(detail.shapes.count)
      )
    )
    captures.append(
      contentsOf: detail.captures.flatMap { [Int32($0.lowerBound), Int32($0.upperBound)] }
    )
    shapes.append(contentsOf: detail.shapes)
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(entries)
    writer.write(captures)
    writer.write(shapes)
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Parameters:
  ///   - reader: what is read from.
  ///   - intentions: how many intentions there are.
  /// - Throws: when the tables do not fit each other.
  init(from reader: inout BinaryReader, intentions: Int) throws {
    entries = try reader.table(Entry.self)
    captures = try reader.table(Int32.self)
    shapes = try reader.table(UInt8.self)
    guard reader.isEmbedded || entries.allSatisfy({ isSound($0, intentions: intentions) }) else {
      throw BinaryReader.Damaged()
    }
  }

  private func isSound(_ entry: Entry, intentions: Int) -> Bool {
    let first = Int(entry.firstCapture)
    return entry.intended < intentions && first >= 0 && entry.captureCount >= 0
      && first + 2 * Int(entry.captureCount) <= captures.count
      && entry.firstShape >= 0 && entry.shapeCount >= 0
      && Int(entry.firstShape) + Int(entry.shapeCount) <= shapes.count
      && (0..<Int(entry.captureCount)).allSatisfy {
        captures[first + 2 * $0] <= captures[first + 2 * $0 + 1]
      }
  }
}
