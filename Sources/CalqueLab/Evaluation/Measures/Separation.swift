/// How well a measure tells machine pages from native ones.
package enum Separation {
  /// The area under the curve: the chance that a machine page measures higher than a native one.
  ///
  /// Equal pages count half. Nil when there are none of one kind.
  package static func areaUnderCurve(machine: [Double], native: [Double]) -> Double? {
    guard !machine.isEmpty, !native.isEmpty else { return nil }
    let values = (machine.map { ($0, true) } + native.map { ($0, false) })
      .sorted { $0.0 < $1.0 }
    var wins = 0.0
    var nativeBelow = 0
    var start = 0
    while start < values.count {
      var end = start
      var (machineHere, nativeHere) = (0, 0)
      while end < values.count, values[end].0 == values[start].0 {
        if values[end].1 { machineHere += 1 } else { nativeHere += 1 }
        end += 1
      }
      wins += Double(machineHere) * (Double(nativeBelow) + Double(nativeHere) / 2)
      nativeBelow += nativeHere
      start = end
    }
    return wins / (Double(machine.count) * Double(native.count))
  }
}
