import CalqueConsole

/// The program's entry.
@main
struct Main {
  static func main() async { await CommandProgram.run(Calque.self) }
}
