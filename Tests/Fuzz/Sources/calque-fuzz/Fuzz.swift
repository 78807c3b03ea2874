import CFuzzer
import Glibc

/// Hands each input of libFuzzer to the target that `CALQUE_FUZZ` names.
///
/// A broken property stops the process, as a crash does, and libFuzzer keeps the input.
@main
enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, runOne))
  }
}

private func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

extension FuzzTarget {
  /// The target of this process.
  static let chosen: FuzzTarget = {
    let name = getenv("CALQUE_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(name) else {
      fatalError("CALQUE_FUZZ must be a format, file, gzip, encoding, pack, configuration or audit")
    }
    return target
  }()
}
