import CalqueText

extension MatchParser {
  /// A pattern, or `{pattern: …, literal: …, slow: true}`; `#` in the literal is any digit.
  func regex(_ node: YAMLNode, isExactCase: Bool) throws(PackError) -> PatternSearch {
    let fields = node.isScalar ? [:] : try node.keys("regex", FormatKeys.regex)
    let patternNode = node.isScalar ? node : fields["pattern"]
    guard let patternNode else { throw node.error("regex needs the key “pattern”") }
    let pattern = try patternNode.text("pattern")
    do throws(RegularExpression.Fault) {
      _ = try RegularExpression(pattern, ignoresCase: !isExactCase)
    } catch {
      let place = String(decoding: pattern.utf8.prefix(error.offset), as: UTF8.self)
      throw patternNode.error(
        "the pattern is no regular expression: \(error.message), after “\(place)”"
      )
    }
    let isSlow = try fields["slow"]?.isTrue("slow") ?? false
    var literal = Self.literal(of: pattern)
    if let given = fields["literal"] {
      literal = try given.text("literal")
      let marks = literal.utf8.count { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: " ") }
      // “#.” is rarer than three letters.
      let isRare = marks > 0 && marks < literal.utf8.count && literal.contains("#")
      guard isRare || (marks > 0 && literal.utf8.count >= Self.leastLiteral) else {
        throw given.error(
          "a literal has at least \(Self.leastLiteral) letters, or a mark beside “#” for any digit"
        )
      }
    }
    guard isSlow || !literal.isEmpty else {
      throw patternNode.error(
        "every match must hold a literal of at least three letters, which is looked for first; give one with “literal: …”, or say “slow: true”"
      )
    }
    return PatternSearch(
      pattern: pattern,
      literal: isSlow ? "" : literal.lowercased(),
      ignoresCase: !isExactCase
    )
  }

  private static let leastLiteral = 3

  /// The longest run of letters that every match must hold, as far as a simple look tells: outside
  /// groups and sets, not optional, and only when the pattern has no alternatives at its top.
  static func literal(of pattern: String) -> String {
    var depth = 0
    var isInSet = false
    var best = ""
    var run = ""
    var scalars = Array(pattern.unicodeScalars)[...]
    func keep() { if run.utf8.count > best.utf8.count { best = run } }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\":
        keep()
        run = ""
        scalars = scalars.dropFirst()
      case "[" where !isInSet:
        keep()
        run = ""
        isInSet = true
      case "]" where isInSet: isInSet = false
      case "(" where !isInSet:
        keep()
        run = ""
        depth += 1
      case ")" where !isInSet: depth -= 1
      case "|" where !isInSet && depth == 0: return ""
      case "?", "*", "{":
        // What stands before it may be absent.
        if !isInSet, !run.isEmpty { run.removeLast() }
        keep()
        run = ""
      default:
        if !isInSet, depth == 0, scalar.isASCII, scalar.properties.isAlphabetic || scalar == " " {
          run.unicodeScalars.append(scalar)
        } else if !isInSet {
          keep()
          run = ""
        }
      }
    }
    keep()
    return best.utf8.count >= leastLiteral ? best : ""
  }
}
