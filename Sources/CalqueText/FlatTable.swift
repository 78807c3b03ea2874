/// A table that lies in the program itself, or one of its own that grows.
///
/// The tables of the shipped packs are read where the program was loaded, so that a run touches only
/// the pages that it asks for. The first change copies a table.
@frozen
public struct FlatTable<Element: BitwiseCopyable & Hashable & Sendable>: Hashable, Sendable {
  /// The elements, when they are the table's own.
  @usableFromInline var owned: [Element]
  /// Where the program holds the elements; 0 when they are the table's own.
  ///
  /// A number and no pointer: that memory never changes and is never freed, so it may be shared by
  /// tasks, which the type of a pointer cannot say.
  @usableFromInline var address: UInt
  /// How many elements the program holds.
  @usableFromInline var embeddedCount: Int

  /// A table of its own.
  @inlinable
  public init(_ elements: [Element]) {
    owned = elements
    address = 0
    embeddedCount = 0
  }

  /// A table that is read where it lies.
  ///
  /// - Parameter embedded: aligned memory that never changes and is never freed.
  @inlinable
  package init(embedded: UnsafeBufferPointer<Element>) {
    owned = []
    address = UInt(bitPattern: embedded.baseAddress)
    embeddedCount = embedded.count
  }

  /// Calls `body` with the elements in memory.
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    guard let first = UnsafePointer<Element>(bitPattern: address) else {
      return try owned.withUnsafeBufferPointer(body)
    }
    return try body(UnsafeBufferPointer(start: first, count: embeddedCount))
  }

  /// Copies the elements out of the program.
  @inlinable
  mutating func own() {
    guard address != 0 else { return }
    owned = withUnsafeBufferPointer { Array($0) }
    address = 0
    embeddedCount = 0
  }

  /// Whether both hold the same elements.
  public static func == (left: Self, right: Self) -> Bool {
    if left.address != 0, left.address == right.address { return left.count == right.count }
    return left.elementsEqual(right)
  }

  /// Hashes the elements.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension FlatTable: RandomAccessCollection {
  /// The first place, 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// How many elements there are.
  @inlinable
  public var endIndex: Int { address == 0 ? owned.count : embeddedCount }

  /// The element at a place.
  @inlinable
  public subscript(index: Int) -> Element {
    get {
      guard let first = UnsafePointer<Element>(bitPattern: address) else { return owned[index] }
      precondition(index >= 0 && index < embeddedCount, "no such place in the table")
      return first[index]
    }
    set {
      own()
      owned[index] = newValue
    }
  }

  /// Calls `body` with the elements in memory, which are always in one piece.
  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }
}

extension FlatTable: RangeReplaceableCollection, MutableCollection {
  /// A table of its own without elements.
  @inlinable
  public init() { self.init([Element]()) }

  /// A table of its own that holds one element several times.
  @inlinable
  public init(repeating element: Element, count: Int) {
    self.init(Array(repeating: element, count: count))
  }

  /// Puts elements in the place of others.
  @inlinable
  public mutating func replaceSubrange(
    _ range: Range<Int>,
    with elements: some Collection<Element>
  ) {
    own()
    owned.replaceSubrange(range, with: elements)
  }

  /// Adds an element.
  @inlinable
  public mutating func append(_ element: Element) {
    own()
    owned.append(element)
  }

  /// Adds elements.
  @inlinable
  public mutating func append(contentsOf elements: some Sequence<Element>) {
    own()
    owned.append(contentsOf: elements)
  }
}

extension FlatTable: ExpressibleByArrayLiteral {
  /// A table of its own.
  @inlinable
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}
