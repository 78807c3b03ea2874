/// How well machine pages are told from native ones.
struct PageTable {
  let evaluation: FindingEvaluation
  let halves: [HashedHalf?]

  var tables: [FigureTable] {
    let native = evaluation.pages.filter { $0.group == nil }.map(\.value)
    let groups = Set(evaluation.pages.compactMap(\.group)).sorted()
    guard !groups.isEmpty else { return [] }
    return [
      FigureTable(
        title: "Machine pages told from native ones by \(evaluation.measure)",
        role: .pages,
        columns: [
          .count("pages"), .count("native"), .rate("AUC", .higher), .rate("mean", nil),
          .rate("native mean", nil), .rate("above 0", .higher), .rate("native above 0", .lower),
        ],
        rows: groups.flatMap { group in
          halves.map { half in
            let machine = evaluation.pages.filter {
              $0.group == group && (half == nil || $0.half == nil || $0.half == half)
            }.map(\.value)
            return FigureTable.Row(
              group,
              [
                Double(machine.count), Double(native.count),
                Separation.areaUnderCurve(machine: machine, native: native), mean(machine),
                mean(native), share(machine.count { $0 > 0 }, of: machine.count),
                share(native.count { $0 > 0 }, of: native.count),
              ],
              half: half
            )
          }
        }
      )
    ]
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
