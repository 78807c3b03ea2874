/// A mechanism that finds places for rules of one kind.
///
/// Detectors know neither files nor each other; ids, severities and reasons stand in the packs.
public protocol Detector: Sendable {
  /// The matches of all rules of the detector's kind in a document.
  func matches(in context: DetectionContext) -> [Match]
}
