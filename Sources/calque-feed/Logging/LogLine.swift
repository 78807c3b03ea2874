import CalqueConsole
import ArgumentParser
import CalqueReport
import Foundation
import Logging

/// How logs are written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

/// Writes each message as a line to standard error: as text or JSON, or as this program's own words.
struct LogLine: LogHandler {
  /// What lines look like; nil is for who sits at a terminal.
  let format: LogFormat?
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  /// A logger for those who read what the program writes.
  static func logger(_ format: LogFormat?, _ level: Logger.Level) -> Logger {
    var logger = Logger(label: "calque-feed") { _ in LogLine(format: format) }
    logger.logLevel = level
    return logger
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let details = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let values = details.mapValues { "\($0)" }.sorted { $0.key < $1.key }
    let line =
      switch format {
      case .text: Self.text(event.level, "\(event.message)", values)
      case .json: Self.json(event.level, "\(event.message)", values)
      case nil: Self.words("\(event.message)", values)
      }
    // Over what tells of progress.
    Console.error(format == nil ? "\r\u{1B}[K\(line)" : line)
  }

  private static var time: String { Date().formatted(.iso8601) }

  /// `2026-03-10T06:00:00Z warning not fetched feed=Mill problem="…"`.
  static func text(
    _ level: Logger.Level,
    _ message: String,
    _ values: [(key: String, value: String)]
  ) -> String {
    let words = values.map { "\($0.key)=\(quoted($0.value))" }
    return (["\(time) \(level) \(visible(message))"] + words).joined(separator: " ")
  }

  private static func json(
    _ level: Logger.Level,
    _ message: String,
    _ values: [(key: String, value: String)]
  ) -> String {
    var fields = ["time": time, "level": "\(level)", "message": message]
    for (key, value) in values { fields[key] = value }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? message
  }

  private static func words(_ message: String, _ values: [(key: String, value: String)]) -> String {
    let known = Dictionary(values.map { ($0.key, $0.value) }) { first, _ in first }
    let parts = [known["feed"], message, known["reason"] ?? known["problem"]].compactMap { $0 }
    return "calque: " + visible(parts.joined(separator: ": "))
  }

  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.unicodeScalars.allSatisfy { $0 > " " && $0 != "\"" && $0 != "=" }
    let shown = visible(text)
    guard !isPlain || shown != text else { return text }
    return "\"\(shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// One line without signs that steer a terminal.
  private static func visible(_ text: String) -> String {
    VisibleText.neutralised(text, marks: .shown)
  }
}
