import CalqueCore
import CalqueInput

/// A file of a run, with all that its audit needs.
struct FileAudit: Sendable {
  typealias Outcome = [Result<DocumentReport, InputError>]

  /// What a file gave.
  struct Done: Sendable {
    var outcome: Outcome
    var clock: StageClock
    /// By what the cache knows it.
    var key: ContentHash?
    /// What the cache is to learn; nil when it knew.
    var learned: [UInt8]?
  }

  /// The path to read.
  let path: String
  /// What reports call it.
  let name: String
  /// The auditor for it; nil when its configuration is broken.
  let auditor: Auditor?
  /// By what the auditor is known again.
  let identity: ContentHash
  /// What the project's configuration silences in it.
  let silences: [ConfiguredSilence]
  /// The configuration that is broken.
  let broken: String

  /// Reads the file and audits its documents, or takes what the cache knows of these bytes.
  ///
  /// With a cache, documents keep only the blocks that hold findings, whether it knew them or not.
  func done(cache: AuditCache? = nil, isTimed: Bool = false) -> Done {
    var done = Done(outcome: [], clock: StageClock(isOn: isTimed))
    do throws(InputError) {
      let bytes = try bytes()
      guard let cache, path != "-" else {
        done.outcome = outcome(of: bytes, &done.clock)
        return done
      }
      done.clock.end(.reading)
      var key = identity
      key.add(name)
      key.add(bytes)
      done.key = key
      if let known = cache.results(key) {
        done.outcome = known
      } else {
        done.clock.end(.caching)
        done.outcome = outcome(of: bytes, &done.clock).map { $0.map(Self.bare) }
        done.learned = AuditCache.payload(done.outcome)
      }
      done.clock.end(.caching)
    } catch {
      done.outcome = [.failure(error)]
    }
    return done
  }

  /// The file's bytes.
  ///
  /// - Throws: why there are none, or why nobody may audit them.
  func bytes() throws(InputError) -> [UInt8] {
    guard auditor != nil else {
      let message = "not audited, because its configuration \(broken) is broken"
      throw InputError(path: name, message: message)
    }
    return try Readers.fileBytes(path: path)
  }

  /// Audits bytes as those of the file.
  func outcome(of bytes: [UInt8]) -> Outcome {
    var clock = StageClock(isOn: false)
    return outcome(of: bytes, &clock)
  }

  private func outcome(of bytes: [UInt8], _ clock: inout StageClock) -> Outcome {
    guard let auditor else { return [] }
    let thresholds = auditor.options.thresholds
    var outcome: Outcome = []
    do throws(InputError) {
      try Readers.read(bytes: bytes, path: name, format: auditor.options.inputFormat) { result in
        clock.end(.reading)
        outcome.append(
          result.map { document in
            var report = auditor.audit(document, silences: silences, clock: &clock)
            report.thresholds = thresholds
            return report
          }
        )
      }
    } catch {
      outcome.append(.failure(error))
    }
    return outcome
  }

  /// A document without the text that no reader of findings needs.
  private static func bare(_ document: DocumentReport) -> DocumentReport {
    var document = document
    let told = Set(document.findings.map(\.block))
    guard !told.isEmpty else {
      document.blocks = []
      return document
    }
    for index in document.blocks.indices where !told.contains(index) {
      document.blocks[index].text = ""
    }
    return document
  }
}
