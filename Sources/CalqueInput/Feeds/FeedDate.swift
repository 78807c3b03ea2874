/// Reads the dates of feeds: those of e-mail, of ISO 8601, of C, and what people make of them.
///
/// Names of weekdays are not looked at, two digits of a year are completed, hours may lack their zero,
/// zones may be names. Nothing is shifted: the offset stays the one that was written.
package enum FeedDate {
  /// The date as RFC 3339 has it; nil when it is no date.
  ///
  /// That is `2025-03-10T05:15:00+01:00`, or only the day when there is no time. An unknown zone is
  /// `-00:00`, as the standard says.
  package static func normalised(_ text: String) -> String? {
    let words = words(of: text)
    var date = Parts()
    for word in words { date.take(word) }
    return date.rendered
  }

  /// The words of a date: split at white space and commas, and where a time follows a day at a T.
  private static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for word in text.utf8.prefix(80).split(whereSeparator: { ASCII.isSpace($0) || $0 == 0x2C }) {
      let bytes = Array(word)
      if let split = bytes.firstIndex(where: { $0 | 0x20 == 0x74 }), split >= 8,
        ASCII.isDigit(bytes[0]), split + 1 < bytes.count, ASCII.isDigit(bytes[split + 1])
      {
        words.append(Array(bytes[..<split]))
        words.append(Array(bytes[(split + 1)...]))
      } else {
        words.append(bytes)
      }
    }
    return words
  }

  /// What is known of a date so far.
  private struct Parts {
    var year: Int?
    var month: Int?
    var day: Int?
    var time: (hour: Int, minute: Int, second: Int)?
    var offset: String?
    /// Whether something in it can be read in more than one way, or in none.
    var isBad = false

    var rendered: String? {
      guard !isBad, let year, (1...9999).contains(year), let month, (1...12).contains(month)
      else { return nil }
      guard let day, (1...FeedDate.days(in: month, of: year)).contains(day) else { return nil }
      let date =
        "\(FeedDate.padded(year, 4))-\(FeedDate.padded(month, 2))-\(FeedDate.padded(day, 2))"
      guard let time else { return date }
      guard time.hour < 24, time.minute < 60, time.second < 61 else { return nil }
      let clock = [time.hour, time.minute, time.second].map { FeedDate.padded($0, 2) }
      return date + "T" + clock.joined(separator: ":") + (offset ?? "-00:00")
    }

    mutating func take(_ word: [UInt8]) {
      guard let first = word.first else { return }
      if word.contains(0x3A), ASCII.isDigit(first), time == nil {
        takeTime(word)
      } else if ASCII.isDigit(first) {
        takeDigits(word)
      } else if first == 0x2B || first == 0x2D {
        if time != nil { offset = FeedDate.offset(word) ?? offset }
      } else if month == nil, let named = FeedDate.month(word) {
        month = named
      } else if let hour = time?.hour, word.count == 2, word[1] | 0x20 == 0x6D {
        // am and pm.
        let isAfternoon = word[0] | 0x20 == 0x70
        if hour <= 12 { time?.hour = hour % 12 + (isAfternoon ? 12 : 0) }
      } else if time != nil, offset == nil {
        offset = FeedDate.zone(word)
      }
    }

    /// `05:15`, `05:15:00.123Z`, `5:15:00+0100`.
    private mutating func takeTime(_ word: [UInt8]) {
      let end =
        word.firstIndex { !ASCII.isDigit($0) && $0 != 0x3A && $0 != 0x2E } ?? word.count
      let fields = word[..<end].split(separator: 0x3A, omittingEmptySubsequences: false)
        .map { FeedDate.number($0.prefix { $0 != 0x2E }) }
      guard fields.count >= 2, fields.count <= 3, let hour = fields[0], let minute = fields[1]
      else {
        isBad = true
        return
      }
      time = (hour, minute, fields.count == 3 ? fields[2] ?? 0 : 0)
      guard end < word.count else { return }
      let rest = Array(word[end...])
      let isSigned = rest[0] == 0x2B || rest[0] == 0x2D
      offset = isSigned ? FeedDate.offset(rest) : FeedDate.zone(rest)
    }

    /// `10`, `2025`, `25`, `2025-03-10`, `20250310`, `10/03/2025`, `10-Mar-25`.
    private mutating func takeDigits(_ word: [UInt8]) {
      let parts = word.split { $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }
      if parts.count == 3 {
        if parts[0].count == 4 {
          (year, month, day) = (
            FeedDate.number(parts[0]), FeedDate.number(parts[1]), FeedDate.number(parts[2])
          )
        } else if let named = FeedDate.month(Array(parts[1])) {
          (day, month) = (FeedDate.number(parts[0]), named)
          year = FeedDate.year(parts[2])
        } else {
          // Day and month in this order or in that: nobody can tell.
          isBad = true
        }
      } else if parts.count == 1, word.count == 8, let number = FeedDate.number(word[...]) {
        (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
      } else if parts.count == 1,
        let number = FeedDate.number(parts[0].prefix { ASCII.isDigit($0) })
      {
        if day == nil, number <= 31, word.count <= 4 {
          day = number
        } else if year == nil {
          year = FeedDate.year(parts[0])
        }
      }
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(ASCII.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A year; two digits are of the century from 1970 on, three count from 1900, as old programs wrote.
  private static func year(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let number = number(digits) else { return nil }
    switch digits.count {
    case 4: return number
    case 3: return 1900 + number
    case 2: return number < 70 ? 2000 + number : 1900 + number
    default: return nil
    }
  }

  /// The month of an English name or its beginning.
  private static func month(_ word: [UInt8]) -> Int? {
    guard word.count >= 3 else { return nil }
    let names = "janfebmaraprmayjunjulaugsepoctnovdec".utf8
    let start = word.prefix(3).map(ASCII.lowered)
    return (0..<12).first { names.dropFirst($0 * 3).prefix(3).elementsEqual(start) }.map { $0 + 1 }
  }

  /// `+0100`, `-08:00`, `+1`.
  private static func offset(_ word: [UInt8]) -> String? {
    let digits = word.dropFirst().filter { $0 != 0x3A }
    guard let number = number(digits[...]), digits.count <= 4 else { return nil }
    let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
    guard hours < 24, minutes < 60 else { return nil }
    if number == 0 { return word[0] == 0x2D ? "-00:00" : "Z" }
    return (word[0] == 0x2D ? "-" : "+") + padded(hours, 2) + ":" + padded(minutes, 2)
  }

  /// The offset of a zone by its name; `GMT+1` too.
  private static func zone(_ word: [UInt8]) -> String? {
    if let sign = word.firstIndex(where: { $0 == 0x2B || $0 == 0x2D }), sign > 0 {
      return offset(Array(word[sign...]))
    }
    switch String(decoding: word.map(ASCII.lowered), as: UTF8.self) {
    case "z", "ut", "utc", "gmt", "wet": return "Z"
    case "cet", "bst", "west", "met": return "+01:00"
    case "cest", "eet", "mest", "sast": return "+02:00"
    case "eest", "msk": return "+03:00"
    case "jst", "kst": return "+09:00"
    case "aest": return "+10:00"
    case "aedt": return "+11:00"
    case "edt": return "-04:00"
    case "est", "cdt": return "-05:00"
    case "cst", "mdt": return "-06:00"
    case "mst", "pdt": return "-07:00"
    case "pst": return "-08:00"
    default: return nil
    }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
