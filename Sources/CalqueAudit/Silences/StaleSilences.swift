import CalqueCore
import CalqueRules

/// Finds configured silences that silenced nothing.
///
/// Only a run over the whole folder of a configuration can tell: a silence may be for a file that
/// another run audits. A silence whose rules are all off, or less sure than what is listed, is not judged.
struct StaleSilences {
  /// The folders that were audited whole.
  private let folders: [String]
  private var places = FilePlace()
  private var unused: [ConfiguredSilence] = []
  private var used: Set<SourcePlace> = []
  private var seen: Set<SourcePlace> = []

  /// - Parameter inputs: files and folders as they were named.
  init(inputs: [String]) {
    var places = FilePlace()
    folders = inputs.map { FilePlace.split(places.absolute("\($0)/x")).folder }
  }

  /// Notes what one file's silences did.
  mutating func note(
    _ silences: [ConfiguredSilence],
    _ outcome: AuditPlan.Outcome,
    isJudged: (ConfiguredSilence) -> Bool
  ) {
    for result in outcome {
      guard case .success(let document) = result else { continue }
      for silenced in document.silenced where silenced.silence.by == .configuration {
        for silence in silences where silence.silence == silenced.silence {
          used.insert(silence.place)
        }
      }
    }
    for silence in silences where isJudged(silence) && seen.insert(silence.place).inserted {
      if coversFolder(of: silence.place.path) { unused.append(silence) }
    }
  }

  /// The silences that silenced nothing, in the order of their files and lines.
  func all() -> [ConfiguredSilence] {
    unused.filter { !used.contains($0.place) }
      .sorted { ($0.place.path, $0.place.line) < ($1.place.path, $1.place.line) }
  }

  private mutating func coversFolder(of configuration: String) -> Bool {
    let folder = FilePlace.split(places.absolute(configuration)).folder
    return folders.contains { folder == $0 || folder.hasPrefix($0 == "/" ? "/" : "\($0)/") }
  }
}
