/// A manual page in mdoc, of a program and all its commands.
struct ManualPage {
  /// What a program tells of itself, as ArgumentParser writes it.
  struct Help: Decodable {
    var command: Command
  }

  /// A command.
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var superCommands: [String]?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  /// An argument, an option or a flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var shouldDisplay: Bool
  }

  private let root: Command

  private let date: String

  init(_ root: Command, date: String) { (self.root, self.date) = (root, date) }

  /// The page.
  var text: String {
    var lines = [
      ".Dd \(date)", ".Dt \(root.commandName.uppercased()) 1", ".Os", ".Sh NAME",
      ".Nm \(root.commandName)", ".Nd \(Self.escaped(root.abstract ?? ""))", ".Sh SYNOPSIS",
      ".Nm \(root.commandName)", ".Ar command", ".Op Ar argument ...", ".Sh DESCRIPTION",
    ]
    lines += Self.paragraphs(root.discussion)
    lines.append(".Sh COMMANDS")
    for command in Self.shown(root) { lines += section(command, above: []) }
    lines += [
      ".Sh EXIT STATUS", ".Bl -tag -width Ds", ".It 0", "Nothing that fails the run.",
      ".It 1", "Findings that do.", ".It 2",
      "Wrong usage, or an input, a configuration or a pack that could not be read.", ".El",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: Command, above: [String]) -> [String] {
    let names = above + [command.commandName]
    var lines = [".Ss \(root.commandName) \(names.joined(separator: " "))"]
    lines += Self.paragraphs(command.abstract) + Self.paragraphs(command.discussion)
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !Self.isCommon($0) }
    if !arguments.isEmpty {
      lines.append(".Bl -tag -width indent")
      for argument in arguments {
        lines.append(".It \(Self.heading(argument))")
        var abstract = argument.abstract ?? ""
        if let value = argument.defaultValue, !value.isEmpty { abstract += " (default: \(value))" }
        lines.append(Self.escaped(abstract.trimmingPrefix(" ").description))
      }
      lines.append(".El")
    }
    for inner in Self.shown(command) { lines += section(inner, above: names) }
    return lines
  }

  private static func shown(_ command: Command) -> [Command] {
    (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// Whether every command has it, so that it need not be said of each.
  private static func isCommon(_ argument: Argument) -> Bool {
    argument.names?.contains { $0.name == "help" || $0.name == "version" } ?? false
  }

  private static func heading(_ argument: Argument) -> String {
    let value = argument.valueName.map { "Ar \(escaped($0))" } ?? ""
    guard let names = argument.names, !names.isEmpty else {
      return value + (argument.isRepeating ? " ..." : "")
    }
    let flags = names.map { "Fl \($0.kind == "long" ? "-" : "")\($0.name)" }
    return flags.joined(separator: " , ") + (argument.kind == "option" ? " \(value)" : "")
  }

  /// Paragraphs; indented lines are shown as they stand.
  private static func paragraphs(_ text: String?) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") != isExample {
        lines.append(isExample ? ".Ed" : ".Bd -literal -offset indent")
        isExample.toggle()
      }
      lines.append(line.isEmpty && !isExample ? ".Pp" : escaped(String(line)))
    }
    if isExample { lines.append(".Ed") }
    return lines
  }

  /// A line that mdoc takes for text.
  private static func escaped(_ text: String) -> String {
    let line = text.replacing("\\", with: "\\e")
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }
}
