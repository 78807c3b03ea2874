/// Why a fetch gave nothing: what happened, and what can be done.
public enum FetchFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// An address that must not be reached.
  case refused(host: String, address: String, reason: String)
  /// A host without an address.
  case unresolvable(host: String, problem: String)
  /// No connection, or one that broke.
  case connection(host: String, problem: String)
  /// It took longer than it may.
  case slow(Duration)
  /// More bytes than may come.
  case tooLarge(limit: Int)
  /// A body that is not what its headers say.
  case damaged(problem: String)
  /// A status other than success; `retryAfter` is how many seconds the server asks to wait.
  case status(Int, retryAfter: Int? = nil)
  /// A redirect that leads nowhere.
  case redirect(to: String, problem: String)
  /// Redirects in a circle.
  case redirectLoop(WebAddress)
  /// More redirects than are followed.
  case tooManyRedirects(limit: Int)
  /// A variable that a header needs and the environment has not.
  case missingVariable(String, header: String)
  /// A setting of the environment for proxies that cannot be used.
  case proxy(variable: String, problem: String)
  /// A page that its server's `robots.txt` keeps from us.
  case disallowed
  /// A `robots.txt` that nobody could read, so that nothing may be asked for.
  case robots(problem: String)
  /// The program is ending.
  case cancelled

  /// A sentence's worth of words, without a full stop.
  public var description: String {
    switch self {
    case .refused(let host, let address, let reason):
      "\(host == address ? host : "\(host) is at \(address), which") is \(reason); "
        + "“allow: [\(address)]” in feeds.yml would permit it"
    case .unresolvable(let host, let problem): "the host \(host) is not found: \(problem)"
    case .connection(let host, let problem): "the connection to \(host) failed: \(problem)"
    case .slow(let time): "no whole answer came within \(time.components.seconds) s"
    case .tooLarge(let limit): "the answer is larger than \(limit >> 20) MiB"
    case .damaged(let problem): "the answer is damaged: \(problem)"
    case .status(let code, let wait):
      "the server answered \(code)\(Self.meaning(code))"
        + (wait.map { " and asks to wait \($0) s" } ?? "")
    case .redirect(let target, let problem):
      "the redirect to “\(target)” is not followed: it \(problem)"
    case .redirectLoop(let url): "redirects lead in a circle, back to \(url)"
    case .tooManyRedirects(let limit): "there are more than \(limit) redirects"
    case .missingVariable(let name, let header):
      "the header \(header) needs the variable \(name), which the environment has not"
    case .proxy(let variable, let problem): "the proxy in \(variable) \(problem)"
    case .disallowed: "robots.txt forbids it"
    case .robots(let problem): "robots.txt cannot be read: \(problem)"
    case .cancelled: "the program is ending"
    }
  }

  private static func meaning(_ code: Int) -> String {
    switch code {
    case 401: " (it wants to know who asks: give a header)"
    case 403: " (forbidden)"
    case 404: " (not found: look for the feed's new address)"
    case 410: " (gone for good)"
    case 429: " (too many requests: ask less often)"
    case 500..<600: " (it is in trouble itself)"
    default: ""
    }
  }

  /// Whether it says that a host must not be reached.
  func isRefusal(of name: String) -> Bool {
    if case .refused(name, _, _) = self { true } else { false }
  }

  /// Whether the same request may succeed soon.
  var isPassing: Bool {
    switch self {
    case .connection, .slow, .damaged: true
    case .unresolvable(_, let problem): problem == SystemResolver.passing
    case .status(let code, _): [408, 425, 429, 500, 502, 503, 504].contains(code)
    default: false
    }
  }
}
