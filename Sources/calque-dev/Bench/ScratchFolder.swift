import Foundation

/// The pages as plain files, for programs that read files.
struct ScratchFolder {
  private let folder: URL
  private let names: [String]

  init(files: [BenchFile]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "calque-bench-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    names = files.indices.map { "\($0).html" }
    for (name, file) in zip(names, files) {
      try Data(file.content).write(to: folder.appending(path: name))
    }
  }

  /// CPU seconds of `xmllint --html --noout` over all files; infinite when there is no xmllint.
  func xmllint() -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xmllint", "--html", "--noout"] + names
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let before = CPUClock.childSeconds()
    guard (try? process.run()) != nil else { return .infinity }
    process.waitUntilExit()
    // 127: there is no such program. Any other code tells of errors in the pages, which all have.
    guard process.terminationStatus != 127 else { return .infinity }
    return CPUClock.childSeconds() - before
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
