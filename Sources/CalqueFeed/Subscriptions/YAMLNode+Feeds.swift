import CalqueRules

extension YAMLNode {
  /// A length of time such as `30m`, of at least `minimum` seconds.
  func timespan(_ what: String, atLeast minimum: Int64 = 1) throws(PackError) -> Timespan {
    let text = try text(what)
    guard let time = Timespan(text) else {
      throw error("\(what) must be a number and s, m, h, d or w, such as 30m, not “\(text)”")
    }
    guard time.seconds >= minimum else {
      throw error("\(what) must be at least \(minimum) s, not “\(text)”")
    }
    return time
  }

  /// An address of the web.
  func webAddress(_ what: String) throws(PackError) -> WebAddress {
    let text = try text(what)
    do throws(WebAddress.Fault) {
      return try WebAddress(text)
    } catch {
      throw self.error("the address \(error.message)")
    }
  }

  /// The name of a variable of the environment: `$TOKEN`.
  func variable(_ what: String) throws(PackError) -> String {
    let text = try text(what)
    let name = text.dropFirst()
    guard text.hasPrefix("$"), !name.isEmpty,
      name.utf8.allSatisfy({ byte in
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte)
      })
    else {
      throw error("\(what) is a variable of the environment, such as $FEED_TOKEN")
    }
    return String(name)
  }

  /// Whether a switch is on: `true` or `false`.
  func isYes(_ what: String) throws(PackError) -> Bool {
    let text = try text(what)
    guard let value = Bool(text) else {
      throw error("\(what) must be true or false, not “\(text)”")
    }
    return value
  }
}
