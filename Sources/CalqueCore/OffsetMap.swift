/// A map from offsets in decoded UTF-8 to offsets in the file it was decoded from.
///
/// Made of runs of characters of one width on each side, so that it is exact and small for any
/// stateless encoding. Without runs it is the identity.
public struct OffsetMap: Hashable, Sendable {
  /// A run of characters of equal width.
  private struct Run: Hashable, Sendable {
    var decoded: Int
    var file: Int
    var decodedStep: UInt8
    var fileStep: UInt8
  }

  private var runs: [Run] = []

  /// The identity: file and decoded text have the same bytes.
  public init() {}

  /// Whether the file's bytes are the decoded bytes.
  public var isIdentity: Bool { runs.isEmpty }

  /// Notes that the character at `decoded` takes `decodedStep` bytes there and `fileStep` bytes at
  /// `file`.
  ///
  /// Characters must be noted in order, from the first on.
  public mutating func append(decoded: Int, file: Int, decodedStep: Int, fileStep: Int) {
    if let last = runs.last, Int(last.decodedStep) == decodedStep, Int(last.fileStep) == fileStep,
      last.decodedStep > 0,
      (decoded - last.decoded) / decodedStep * fileStep == file - last.file
    {
      return
    }
    runs.append(
      Run(
        decoded: decoded,
        file: file,
        decodedStep: UInt8(decodedStep),
        fileStep: UInt8(fileStep)
      )
    )
  }

  /// The file offset of a decoded offset.
  ///
  /// Offsets inside a character give the character's start.
  public func fileOffset(of decoded: Int) -> Int {
    guard !runs.isEmpty else { return decoded }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].decoded <= decoded { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return decoded }
    let run = runs[low - 1]
    guard run.decodedStep > 0 else { return run.file }
    return run.file + (decoded - run.decoded) / Int(run.decodedStep) * Int(run.fileStep)
  }
}
