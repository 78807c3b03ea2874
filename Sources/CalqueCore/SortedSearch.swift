extension RandomAccessCollection where Index == Int {
  /// The first place whose element belongs to the second part of a collection in two parts.
  ///
  /// - Parameter belongsInSecondPart: true for every element from some place on, and for none before.
  /// - Returns: that place; the end when no element belongs there.
  @inlinable
  package func partitioningIndex(
    where belongsInSecondPart: (Element) throws -> Bool
  ) rethrows -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if try belongsInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension RandomAccessCollection where Index == Int, Element: Comparable {
  /// Whether a sorted collection holds `value`.
  @inlinable
  package func sortedContains(_ value: Element) -> Bool {
    let place = partitioningIndex { $0 >= value }
    return place < endIndex && self[place] == value
  }
}
