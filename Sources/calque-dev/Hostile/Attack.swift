/// An input that is made to hurt, and what must come of it.
struct Attack: Sendable {
  /// What must become of the input.
  enum Outcome: Sendable {
    /// It is read, with these words in the report.
    case read(String?)
    /// It is refused, with these words in the error.
    case refused(String)
    /// It is read or refused, as its reader sees fit.
    case either
  }

  /// How the input is handed to the program.
  enum Way: Sendable {
    /// As a file beside the good one.
    case input
    /// As the only rule pack beside the good file.
    case pack
    /// As the configuration of the folder that the program runs in.
    case configuration
    /// As lines for `calque stream`, after and before a good line.
    case stream
  }

  /// What it is called on the command line.
  let name: String
  /// The name of the file; its ending may tell the format.
  let file: String
  let outcome: Outcome
  let way: Way
  /// The report that is asked for.
  let format: String
  /// Whether system calls are watched: no other file may be opened, no connection be made.
  let isWatched: Bool
  /// Writes the file.
  let make: @Sendable (inout AttackFile) throws -> Void

  init(
    _ name: String,
    _ file: String = "page.html",
    _ outcome: Outcome = .read(nil),
    by way: Way = .input,
    format: String = "json",
    isWatched: Bool = false,
    make: @escaping @Sendable (inout AttackFile) throws -> Void
  ) {
    self.name = name
    self.file = file
    self.outcome = outcome
    self.way = way
    self.format = format
    self.isWatched = isWatched
    self.make = make
  }

  /// An attack in a page.
  init(
    _ name: String,
    _ outcome: Outcome,
    make: @escaping @Sendable (inout AttackFile) throws -> Void
  ) {
    self.init(name, "page.html", outcome, make: make)
  }

  /// Every attack, in the order in which they run.
  static let all: [Attack] =
    tags + nesting + characters + size + files + compressed + entities + feeds + markdown + json
    + packs + configurations
}
