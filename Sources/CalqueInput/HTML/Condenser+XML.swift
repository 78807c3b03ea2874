extension Condenser {
  /// Handles what starts with `<!` or `<?` in XML and returns where the text goes on.
  mutating func declaration(at start: Int) -> Int {
    if ASCII.matches(page, at: start, "<!--") {
      let end = commentEnd(from: start + 4)
      noteRemark(start + 4, end)
      return cut(to: end)
    }
    if ASCII.matches(page, at: start, "<![cdata[") { return section(at: start) }
    if page[start + 1] == ASCII.question {
      var index = start + 2
      while true {
        index = find(ASCII.greater, from: index)
        guard index < page.count else { return cut(to: page.count) }
        index += 1
        if page[index - 2] == ASCII.question { return cut(to: index) }
      }
    }
    // A document type may hold declarations in brackets; none of them is obeyed.
    var index = start + 2
    var depth = 0
    while index < page.count {
      switch page[index] {
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case ASCII.greater where depth <= 0: return cut(to: index + 1)
      case ASCII.less where depth <= 0: return cut(to: index)
      default: break
      }
      index += 1
    }
    // Brackets that do not close are no reason to lose the page.
    return cut(to: min(find(ASCII.greater, from: start + 2) + 1, page.count))
  }

  /// Where the text of the CDATA section at `start` ends.
  func sectionEnd(from start: Int) -> Int {
    var index = start
    while true {
      index = find(ASCII.greater, from: index)
      guard index < page.count else { return page.count }
      if index >= start + 11, page[index - 1] == 0x5D, page[index - 2] == 0x5D { return index - 2 }
      index += 1
    }
  }

  /// Copies the text of a CDATA section, so that its signs are read as signs.
  private mutating func section(at start: Int) -> Int {
    let end = sectionEnd(from: start)
    var index = cut(to: min(start + 9, end))
    while index < end {
      var next = index
      while next < end, page[next] != ASCII.less, page[next] != ASCII.ampersand { next += 1 }
      keep(index, next)
      index = next
      guard index < end else { break }
      signs += 1
      guard signs < Self.signLimit else { break }
      // Between marks the sign is no beginning of a tag or a reference.
      _ = cut(to: index)
      keep(index, index + 1)
      index = cut(to: index + 1)
    }
    return cut(to: min(end + 3, page.count))
  }
}
