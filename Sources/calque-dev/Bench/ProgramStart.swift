import ArgumentParser
import Foundation

/// What the release program takes from its start to the result on one small file.
struct ProgramStart {
  private static let files = [
    ("program, 4 kB of text", "Tests/Fixtures/sample/harbour-strike.txt"),
    ("program, 10 kB of HTML", "Tests/Fixtures/sample/harbour-strike.html"),
  ]

  /// How often it is run for one figure: a run is little more than the system's clock can tell.
  private static let runs = 10

  private let program: URL

  init(program: String) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError("There is no program \(program); run “make build”.")
    }
    self.program = URL(fileURLWithPath: program)
  }

  /// Seconds of CPU of a run, by what is audited.
  func measure() throws -> [(String, Double)] {
    try Self.files.map { name, path in
      let before = CPUClock.childSeconds()
      for _ in 0..<Self.runs { try run(path) }
      return (name, (CPUClock.childSeconds() - before) / Double(Self.runs))
    }
  }

  private func run(_ path: String) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = ["audit", path]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus < 2 else {
      throw ValidationError("\(program.path()) cannot audit \(path).")
    }
  }
}
