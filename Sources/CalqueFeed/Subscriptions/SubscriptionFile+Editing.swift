public import CalqueRules

extension SubscriptionFile {
  /// This file with feeds added at the end of the list; all else stays as it is written.
  ///
  /// - Parameter added: names and addresses.
  /// - Returns: the file, which is yet to be written.
  /// - Throws: `PackError` when a name is taken or will not do, or the list is written in a way that is
  ///   to be edited by hand.
  public func adding(_ added: [(name: String, url: WebAddress)]) throws(PackError)
    -> SubscriptionFile
  {
    for (index, feed) in added.enumerated() {
      if let fault = FeedSubscription.fault(ofName: feed.name) {
        throw PackError(path: path, message: "the name “\(feed.name)” \(fault)")
      }
      let others = feeds.map(\.name) + added[..<index].map(\.name)
      guard !others.contains(feed.name) else {
        throw PackError(
          path: path,
          message: "there is a feed “\(feed.name)” already; choose another --name"
        )
      }
    }
    var lines = self.lines
    let place = try self.place(in: &lines)
    let items = added.flatMap { feed in
      [
        "\(place.indent)- name: \(Self.quoted(feed.name))",
        "\(place.indent)  url: \(Self.quoted(feed.url.description))",
      ]
    }
    lines.insert(contentsOf: items, at: place.line)
    return try edited(
      lines,
      expecting: feeds.map { ($0.name, $0.url) } + added.map { ($0.name, $0.url) }
    )
  }

  /// This file without some feeds, each named in it; all else stays as it is written.
  ///
  /// - Throws: `PackError` when a name is unknown, or the list is to be edited by hand.
  public func removing(_ names: [String]) throws(PackError) -> SubscriptionFile {
    let wanted = Set(try feeds(named: names).map(\.name))
    var lines = self.lines
    let spans = self.spans(in: lines)
    for (feed, span) in zip(feeds, spans).reversed() where wanted.contains(feed.name) {
      guard let span else { throw byHand(feed.place) }
      lines.removeSubrange(span)
    }
    return try edited(
      lines,
      expecting: feeds.filter { !wanted.contains($0.name) }.map { ($0.name, $0.url) }
    )
  }

  /// The lines without their ends; the last is empty when the text ends with a line end.
  private var lines: [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
  }

  private var lineEnd: String { text.contains("\r\n") ? "\r\n" : "\n" }

  /// The file that the lines make, when it lists what it is to list.
  ///
  /// YAML can be written in more ways than lines can be edited in; this proves that the edit was right.
  private func edited(
    _ lines: [String],
    expecting feeds: [(name: String, url: WebAddress)]
  ) throws(PackError) -> SubscriptionFile {
    var text = lines.joined(separator: lineEnd)
    if !text.isEmpty, lines.last != "" { text += lineEnd }
    let result: SubscriptionFile
    do throws(PackError) {
      result = try SubscriptionFile(text, path: path)
    } catch {
      throw byHand(list)
    }
    let isRight =
      result.feeds.count == feeds.count
      && zip(result.feeds, feeds).allSatisfy { $0.name == $1.name && $0.url == $1.url }
    guard isRight else { throw byHand(list) }
    return result
  }

  private func byHand(_ place: SourcePlace?) -> PackError {
    (place ?? SourcePlace(path: path, line: 1, column: 1))
      .error("the list is written in a way that Calque does not edit; edit it by hand")
  }

  // MARK: Places

  /// Where a new item goes, and how far it is indented; begins the list when there is none.
  private func place(in lines: inout [String]) throws(PackError) -> (line: Int, indent: String) {
    guard let list else {
      if lines.last == "" { lines.removeLast() }
      lines.append("feeds:")
      return (lines.count, "  ")
    }
    if feeds.isEmpty {
      let index = lines.indices.first { line in
        let words = lines[line].split { $0 == " " || $0 == "\t" }.prefix { !$0.hasPrefix("#") }
        return [["feeds:"], ["feeds:", "[]"], ["feeds:", "~"], ["feeds:", "null"]].contains(
          Array(words)
        )
      }
      guard let index else { throw byHand(list) }
      lines[index].replace(#/^feeds:\s*(\[\]|~|null)/#, with: "feeds:")
      return (index + 1, "  ")
    }
    guard let last = spans(in: lines).last, let last else { throw byHand(list) }
    return (last.upperBound, String(lines[last.lowerBound].prefix { $0 == " " }))
  }

  /// The lines of each feed, nil for one that does not begin a line.
  private func spans(in lines: [String]) -> [Range<Int>?] {
    let starts = feeds.map { start(of: $0, in: lines) }
    return starts.enumerated().map { index, start in
      guard let start else { return nil }
      let indent = lines[start].prefix { $0 == " " }.count
      var end = start + 1
      while end < lines.count, !Self.ends(lines[end], indent) { end += 1 }
      // Comments and empty lines above the next feed are its own.
      while end > start + 1, Self.isBlank(lines[end - 1]) { end -= 1 }
      return start..<end
    }
  }

  private func start(of feed: FeedSubscription, in lines: [String]) -> Int? {
    [feed.place.line - 1, feed.place.line - 2].first { index in
      guard lines.indices.contains(index) else { return false }
      let line = lines[index].drop { $0 == " " }
      return line == "-" || line.hasPrefix("- ")
    }
  }

  /// Whether a line is no part of an item whose hyphen has this indent.
  private static func ends(_ line: String, _ indent: Int) -> Bool {
    guard !isBlank(line) else { return false }
    return line.prefix { $0 == " " }.count <= indent
  }

  private static func isBlank(_ line: String) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    return text.isEmpty || text.hasPrefix("#")
  }

  /// A text as YAML has it, in quotes where it needs them.
  static func quoted(_ text: String) -> String {
    let isPlain =
      text.range(of: #/^[A-Za-z][A-Za-z0-9 _.\/-]*$/#) && !text.hasSuffix(" ")
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain || text.range(of: #/^https?:\/\/[A-Za-z0-9_.:\/~%?=&+,;@!-]*[A-Za-z0-9_\/~%=&+-]$/#)
    {
      return text
    }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}

extension String {
  fileprivate func range(of pattern: Regex<Substring>) -> Bool { wholeMatch(of: pattern) != nil }
}
