private import Dispatch
private import Synchronization

/// Work on all cores for callers that cannot wait for tasks, such as the callbacks of readers.
package enum Parallel {
  /// What `body` makes of each item, joined in no particular order.
  ///
  /// - Parameters:
  ///   - items: the items, each worked on by one thread.
  ///   - start: the result for no items.
  ///   - body: works on an item.
  ///   - join: adds a result to those so far.
  /// - Returns: the results of all items, joined.
  package static func reduce<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    from start: Result,
    body: @Sendable (Item) -> Result,
    join: @Sendable (inout Result, Result) -> Void
  ) -> Result {
    let all = Mutex(start)
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      let result = body(items[index])
      all.withLock { join(&$0, result) }
    }
    return all.withLock { $0 }
  }
}
