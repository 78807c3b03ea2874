/// A map from offsets in decoded UTF-8 to offsets in the file it was decoded from.
///
/// Made of runs of characters of one width on each side, so that it is exact and small for any
/// encoding. Without runs it is the identity.
public struct OffsetMap: Hashable, Sendable {
  /// A run of characters of equal width.
  private struct Run: Hashable, Sendable {
    var decoded: Int32
    var file: Int32
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
      (decoded - Int(last.decoded)) / decodedStep * fileStep == file - Int(last.file)
    {
      return
    }
    runs.append(
      Run(
        decoded: Int32(decoded),
        file: Int32(file),
        decodedStep: UInt8(decodedStep),
        fileStep: UInt8(fileStep)
      )
    )
  }

  /// The file offset of a decoded offset.
  ///
  /// Offsets inside a character give the character's start.
  public func fileOffset(of decoded: Int) -> Int {
    guard let run = run(holding: decoded), run.decodedStep > 0 else {
      return decoded
    }
    return Int(run.file) + (decoded - Int(run.decoded)) / Int(run.decodedStep) * Int(run.fileStep)
  }

  /// The file offset of the end of the character before a decoded offset.
  ///
  /// It is not the start of the next character where the file has bytes between that stand for none,
  /// as the escape sequences of ISO-2022-JP do.
  public func fileEnd(of decoded: Int) -> Int {
    guard decoded > 0, let run = run(holding: decoded - 1), run.decodedStep > 0 else {
      return fileOffset(of: decoded)
    }
    let steps = (decoded - 1 - Int(run.decoded)) / Int(run.decodedStep) + 1
    return Int(run.file) + steps * Int(run.fileStep)
  }

  /// The last run that starts at or before a decoded offset.
  private func run(holding decoded: Int) -> Run? {
    let next = runs.partitioningIndex { Int($0.decoded) > decoded }
    return next > 0 ? runs[next - 1] : nil
  }
}
