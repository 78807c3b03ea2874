import Glibc

/// The entry of libFuzzer: hands each input to the target that `CALQUE_FUZZ` names.
///
/// A broken property stops the process, as a crash does, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  FuzzTarget.chosen.run(bytes)
  return 0
}

extension FuzzTarget {
  /// The target of this process.
  static let chosen: FuzzTarget = {
    let name = getenv("CALQUE_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("CALQUE_FUZZ must be one of \(names), not “\(name)”")
    }
    return target
  }()
}
