import Foundation

/// The checkout that the tests run in.
public enum Repository {
  /// The package's root folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The path of a fixture: `sample/harbour-strike.html`.
  public static func fixture(_ name: String) -> String { "\(root)/Tests/Fixtures/\(name)" }

  /// The text of a file below the root.
  public static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  /// The path of a program that `make build` made.
  public static func program(_ name: String) -> String { "\(root)/.build/release/\(name)" }
}
