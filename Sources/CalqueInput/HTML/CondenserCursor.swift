/// Finds the way from a condensed copy back to its page, for ascending places.
struct CondenserCursor {
  private let steps: [Condenser.Step]
  private var index = 0

  init(_ steps: [Condenser.Step]) { self.steps = steps }

  /// The place on the page of a place in the copy; each must not lie before the last by more than a
  /// few steps.
  @inline(__always)
  mutating func page(of copy: Int) -> Int {
    while index < steps.count, steps[index].copy <= copy { index += 1 }
    while index > 0, steps[index - 1].copy > copy { index -= 1 }
    guard index > 0 else { return copy }
    return steps[index - 1].page + (copy - steps[index - 1].copy)
  }
}
