/// What a server's `robots.txt` says to Calque, by RFC 9309.
struct RobotsRules: Hashable, Sendable {
  /// By what name a group speaks to Calque.
  static let product = "calque"
  /// How much of a file is read; the RFC asks for 500 KiB at least.
  static let limit = 512 << 10
  /// The longest pause that is kept between two requests, in seconds.
  static let longestDelay = 30.0

  /// The seconds between two requests that the server asks for; nil when it asks for none.
  let delay: Double?
  /// The rules, the longest first, of equals those that allow first: the first that matches holds.
  private let rules: [RobotsPattern]

  /// No rules: all is allowed.
  static let none = RobotsRules([])

  /// Reads a file.
  init(_ file: [UInt8]) {
    var content = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
    if content.count > Self.limit {
      content = content.prefix(Self.limit)
      // A line cut short would say something else.
      let end = content.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? content.startIndex
      content = content[..<end]
    }
    var groups = Groups()
    for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = line.prefix { $0 != 0x23 }
      guard let colon = text.firstIndex(of: 0x3A) else { continue }
      let key = String(decoding: Self.trimmed(text[..<colon]), as: UTF8.self).lowercased()
      groups.read(key, Self.trimmed(text[(colon + 1)...]))
    }
    let group = groups.own ?? groups.others
    delay = group.delay
    rules = group.rules.sorted { ($1.length, $0.allows ? 0 : 1) < ($0.length, $1.allows ? 0 : 1) }
  }

  /// Whether a path, with its query, may be asked for.
  func allows(_ path: String) -> Bool {
    let path = RobotsPattern.normalised(path.utf8, isPattern: false)
    return rules.first { $0.matches(path) }?.allows ?? true
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let start = text.firstIndex(where: { !isBlank($0) }),
      let end = text.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return text[start...end]
  }

  /// What is said to some crawlers, all groups for them together.
  private struct Group {
    var rules: [RobotsPattern] = []
    var delay: Double?
  }

  /// The groups that matter, as they are read line by line.
  private struct Groups {
    /// The group that names Calque; nil until there is one.
    var own: Group?
    /// The group for all that are not named.
    var others = Group()
    private var isOwn = false
    private var isOthers = false
    private var hasRules = false

    mutating func read(_ key: String, _ value: ArraySlice<UInt8>) {
      switch key {
      case "user-agent": name(value)
      case "allow", "disallow":
        hasRules = true
        guard !value.isEmpty else { return }
        add { $0.rules.append(RobotsPattern(value, allows: key == "allow")) }
      case "crawl-delay":
        guard let delay = Double(String(decoding: value, as: UTF8.self)), delay > 0 else { return }
        add { $0.delay = max($0.delay ?? 0, min(delay, RobotsRules.longestDelay)) }
      default: break
      }
    }

    private mutating func name(_ value: ArraySlice<UInt8>) {
      if hasRules { (isOwn, isOthers, hasRules) = (false, false, false) }
      if value.first == 0x2A, value.count == 1 || value.dropFirst().first == 0x20 {
        isOthers = true
        return
      }
      // A version may follow the name.
      let token = value.prefix { byte in
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      }
      guard String(decoding: token, as: UTF8.self).lowercased() == RobotsRules.product else {
        return
      }
      isOwn = true
      own = own ?? Group()
    }

    private mutating func add(_ change: (inout Group) -> Void) {
      if isOthers { change(&others) }
      if isOwn, var group = own {
        change(&group)
        own = group
      }
    }
  }
}
