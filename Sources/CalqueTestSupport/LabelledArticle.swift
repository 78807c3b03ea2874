import Foundation

/// An article whose artefacts are labelled by hand.
///
/// The format is the one of the corpora: `text`, and `spans` with start and end in Unicode scalars.
public struct LabelledArticle: Decodable, Sendable {
  /// A labelled artefact.
  public struct Span: Decodable, Sendable {
    /// First scalar of the text.
    public var start: Int
    /// Scalar after the last.
    public var end: Int
    /// The words.
    public var text: String
    /// The kind of artefact.
    public var category: String
    /// How bad it is.
    public var severity: String

    /// Whether it is an error of the translation, and not page furniture.
    public var isError: Bool { category != "boilerplate" }
    /// Whether it misleads or is plainly wrong.
    public var isGrave: Bool { isError && (severity == "critical" || severity == "major") }
  }

  /// The article.
  public var text: String
  /// Its artefacts.
  public var spans: [Span]

  /// How findings agree with the labels.
  public struct Agreement: Sendable {
    /// Findings that touch a label.
    public var right = 0
    /// Findings that touch none.
    public var wrong: [String] = []
    /// Labels that a finding touches.
    public var touched: [Span] = []
  }

  /// Reads an article from a file.
  public init(contentsOfFile path: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Compares findings, given by their bytes in the text, with the labels.
  ///
  /// A finding is right when it shares a character with a label and is at most six times its length.
  public func agreement(with findings: [Range<Int>]) -> Agreement {
    let bytes = Array(text.utf8)
    func scalars(before offset: Int) -> Int { bytes[..<offset].count { $0 & 0xC0 != 0x80 } }
    var result = Agreement()
    var touched: Set<Int> = []
    for finding in findings {
      let (start, end) = (scalars(before: finding.lowerBound), scalars(before: finding.upperBound))
      let labels = spans.indices.filter {
        spans[$0].start < end && start < spans[$0].end
          && end - start <= 6 * (spans[$0].end - spans[$0].start)
      }
      if labels.isEmpty {
        result.wrong.append(String(decoding: bytes[finding], as: UTF8.self))
      } else {
        result.right += 1
        touched.formUnion(labels)
      }
    }
    result.touched = touched.sorted().map { spans[$0] }
    return result
  }
}
