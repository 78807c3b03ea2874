package import ArgumentParser

/// The exit codes of the programs.
package enum Exit {
  /// Findings at or above the level that fails a run, or an unhealthy feed.
  package static let findings = ExitCode(1)
  /// Wrong usage, or something that could not be read or written.
  package static let unusable = ExitCode(2)
}
