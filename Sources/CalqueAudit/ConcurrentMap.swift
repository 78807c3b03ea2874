/// Makes the results for `0..<count` on several tasks and returns them in order.
///
/// Work is handed out in runs of neighbours, so that a million small texts cost no million tasks.
///
/// - Parameters:
///   - count: how many results there are.
///   - tasks: how many tasks work at once.
///   - body: makes a result; what it returns must not depend on anything but its index.
/// - Returns: the results, the same whatever the number of tasks.
package func concurrentMap<Result: Sendable>(
  count: Int,
  tasks: Int,
  _ body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let tasks = max(1, tasks)
  let run = max(1, min(64, count / (tasks * 8)))
  var runs: [[Result]] = Array(repeating: [], count: (count + run - 1) / run)
  await withTaskGroup(of: (Int, [Result]).self) { group in
    var next = 0
    func start() {
      guard next < runs.count else { return }
      let index = next
      next += 1
      group.addTask { (index, (index * run..<min(count, (index + 1) * run)).map(body)) }
    }
    for _ in 0..<tasks { start() }
    while let (index, results) = await group.next() {
      runs[index] = results
      start()
    }
  }
  return Array(runs.joined())
}

/// Makes the results for `0..<count` on several tasks and hands each on in order, as soon as it can be.
///
/// Work keeps only a little ahead of what is handed on, so that memory does not grow with the number of
/// results.
///
/// - Parameters:
///   - count: how many results there are.
///   - tasks: how many tasks work at once.
///   - body: makes a result; what it returns must not depend on anything but its index.
///   - receive: gets each result and its index.
package func concurrentForEach<Result: Sendable>(
  count: Int,
  tasks: Int,
  _ body: @escaping @Sendable (Int) -> Result,
  receive: (Int, Result) -> Void
) async {
  let tasks = max(1, tasks)
  let run = max(1, min(8, count / (tasks * 8)))
  let runs = (count + run - 1) / run
  var waiting: [Int: [Result]] = [:]
  var next = 0
  var wanted = 0
  await withTaskGroup(of: (Int, [Result]).self) { group in
    func start() {
      let index = next
      next += 1
      group.addTask { (index, (index * run..<min(count, (index + 1) * run)).map(body)) }
    }
    while next < min(tasks, runs) { start() }
    var running = next
    while let (index, results) = await group.next() {
      running -= 1
      waiting[index] = results
      while let ready = waiting.removeValue(forKey: wanted) {
        for (offset, result) in ready.enumerated() { receive(wanted * run + offset, result) }
        wanted += 1
      }
      while next < runs, running < tasks, next < wanted + tasks * 8 {
        start()
        running += 1
      }
    }
  }
}
