extension Fetcher {
  /// Fails when the server of a page does not want Calque to ask for it.
  ///
  /// - Throws: `FetchFault.disallowed`, or `FetchFault.robots` when nobody knows what the server wants.
  func permit(_ page: WebAddress) async throws(FetchFault) {
    let place: WebAddress
    do throws(WebAddress.Fault) {
      place = try page.resolving("/robots.txt")
    } catch {
      throw .robots(problem: "its address \(error.message)")
    }
    let answer = await robots.answer(for: place) { await askRobots(place) }
    switch answer {
    case .rules(let rules):
      guard rules.allows(page.path) else { throw .disallowed }
    case .unreachable(.cancelled): throw .cancelled
    // The page would be no less.
    case .unreachable(let fault) where fault.isRefusal(of: page.host): throw fault
    case .unreachable(let fault): throw .robots(problem: fault.description)
    }
  }

  private func askRobots(_ place: WebAddress) async -> RobotsCache.Answer {
    let rules: RobotsRules
    switch await fetch(FetchRequest(url: place)).outcome {
    case .content(let content): rules = RobotsRules(content.bytes)
    case .gone, .failed(.tooManyRedirects), .failed(.redirectLoop): rules = .none
    // Who has too much to do is not asked for more.
    case .failed(.status(let code, _)) where code != 429 && code / 100 != 5: rules = .none
    case .failed(let fault): return .unreachable(Task.isCancelled ? .cancelled : fault)
    case .unchanged: rules = .none
    }
    await gate.slow(place.host, to: rules.delay.map { .seconds($0) } ?? .zero)
    return .rules(rules)
  }
}
