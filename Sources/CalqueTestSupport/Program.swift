public import Foundation

/// A run of a program, to its end.
public struct Program: Sendable {
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
  /// Its exit code.
  public let code: Int32

  /// Runs `path` with arguments and standard input in a folder.
  public static func run(
    _ path: String,
    _ arguments: [String],
    input: Data = Data(),
    folder: String = Repository.root
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Files, not pipes: a pipe that nobody reads while the other fills stops the program.
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "calque-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["input", "output", "errors"].map { scratch.appending(path: $0) }
    try input.write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Program(
      output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self),
      code: process.terminationStatus
    )
  }

  /// Runs the release `calque`.
  public static func calque(
    _ arguments: String...,
    input: String = "",
    folder: String = Repository.root
  ) throws -> Program {
    try run(Repository.program("calque"), arguments, input: Data(input.utf8), folder: folder)
  }
}
