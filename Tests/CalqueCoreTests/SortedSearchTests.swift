import Testing

@testable import CalqueCore

@Suite struct SortedSearchTests {
  @Test(arguments: [[], [3], [1, 3, 3, 7], Array(0..<100)])
  func theFirstPlaceOfTheSecondPartIsFound(_ numbers: [Int]) {
    for bound in -1...101 {
      #expect(
        numbers.partitioningIndex { $0 >= bound }
          == numbers.firstIndex { $0 >= bound } ?? numbers.endIndex
      )
      #expect(numbers.sortedContains(bound) == numbers.contains(bound))
    }
  }

  @Test func slicesKeepTheirPlaces() {
    let slice = [9, 9, 1, 2, 3][2...]
    #expect(slice.partitioningIndex { $0 > 1 } == 3)
    #expect(slice.partitioningIndex { $0 > 9 } == 5)
    #expect(!slice.sortedContains(9))
  }
}
