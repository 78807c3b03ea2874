import Glibc

/// Copies a page without what reading it does not need, and knows the way back.
///
/// Comments, scripts, styles and drawings go, and of the attributes all but a few: that is most of
/// a page's bytes and of the parser's work, and it takes the sting out of hostile tags. Text is
/// copied byte by byte, so a run of it lies in one stretch of both page and copy.
struct Condenser {
  /// A place from which on page and copy run in step.
  struct Step {
    var copy: Int
    var page: Int
  }

  /// How many `<` and `&` of CDATA sections were kept; from the limit on, sections end at them.
  var signs = 0
  static let signLimit = 1 << 20

  let page: UnsafeBufferPointer<UInt8>
  private let readsNoscript: Bool
  /// Whether the page is XML: empty elements may close themselves, and CDATA sections hold text.
  private let isXML: Bool
  private var target: UnsafeMutablePointer<UInt8>
  private(set) var written = 0
  /// Where in the copy the last tag ended: a cut right there needs no mark.
  var tagEnd = 0

  /// The steps, by place.
  private(set) var steps: [Step] = []
  /// Where the page's title stands, if it has one.
  private(set) var title: Range<Int>?
  /// Elements whose end tag was searched for in vain: they are not searched for again.
  private var unclosed = [Bool](repeating: false, count: 256)

  /// Whether the page has an `<html>` or `<body>` tag.
  private(set) var isWholePage = false
  /// How many bytes of `<noscript>` were left out.
  private(set) var noscriptCount = 0
  /// What is between the tags of the scripts that hold structured data.
  private(set) var dataScripts: [Range<Int>] = []
  /// Where the longest description of the page stands that a `<meta>` gives.
  private(set) var description: Range<Int>?
  /// Where in the page the first tag with too many attributes stands.
  private(set) var crowdedTag: Int?
  /// Where in the page reading stopped because there is too much markup.
  private(set) var stoppedAt: Int?
  /// The comments that are meant for Calque.
  var remarks: [Range<Int>] = []
  /// The tags with an attribute that asks for silence, and where its value stands.
  private(set) var silencingTags: [(tag: Range<Int>, value: Range<Int>)] = []
  /// How many elements of each tag may be open.
  private var open = [Int32](repeating: 0, count: 256)
  private var strayEnds = 0

  /// Condenses a page into a buffer of ``capacity(for:isXML:)`` bytes, and ends the copy with a NUL.
  ///
  /// - Parameters:
  ///   - page: the page as clean UTF-8.
  ///   - target: receives the copy.
  ///   - readsNoscript: whether what browsers show without scripts is part of the page.
  ///   - isXML: whether the page is XHTML.
  init(
    _ page: UnsafeBufferPointer<UInt8>,
    into target: UnsafeMutablePointer<UInt8>,
    readsNoscript: Bool = false,
    isXML: Bool = false
  ) {
    self.page = page
    self.isXML = isXML
    self.target = target
    self.readsNoscript = readsNoscript
    steps.reserveCapacity(page.count / 64)
    run()
    target[written] = 0
  }

  /// How large the copy of a page may get: a mark is at most twice as long as what it stands for, but
  /// for the signs that a CDATA section holds.
  static func capacity(for page: UnsafeBufferPointer<UInt8>, isXML: Bool) -> Int {
    var signs = 0
    if isXML {
      for byte in page where byte == ASCII.less || byte == ASCII.ampersand { signs += 1 }
    }
    return page.count * 2 + min(signs, signLimit) * 14 + 16
  }

  /// The length of the copy.
  var count: Int { written }

  private mutating func run() {
    var index = 0
    var count = 0
    while index < page.count {
      let next = find(ASCII.less, from: index)
      keep(index, next)
      guard next < page.count else { return }
      count += 1
      guard count <= InputLimits.markup, steps.count <= InputLimits.markup else {
        stoppedAt = next
        return
      }
      index = markup(at: next)
    }
  }

  /// Handles what starts with the `<` at `start` and returns where the text goes on.
  private mutating func markup(at start: Int) -> Int {
    guard start + 1 < page.count else {
      keep(start, page.count)
      return page.count
    }
    let byte = page[start + 1]
    if ASCII.isLetter(byte) { return startTag(at: start) }
    if byte == ASCII.slash {
      guard start + 2 < page.count else { return cut(to: page.count) }
      let end = min(find(ASCII.greater, from: start + 2) + 1, page.count)
      guard ASCII.isLetter(page[start + 2]), !isStray(start + 2) else { return cut(to: end) }
      keep(start, end)
      tagEnd = written
      return end
    }
    if isXML, byte == ASCII.exclamation || byte == ASCII.question {
      return declaration(at: start)
    }
    if byte == ASCII.exclamation {
      if start + 3 < page.count, page[start + 2] == ASCII.hyphen, page[start + 3] == ASCII.hyphen {
        let end = commentEnd(from: start + 4)
        noteRemark(start + 4, end)
        return cut(to: end)
      }
      return cut(to: min(find(ASCII.greater, from: start + 2) + 1, page.count))
    }
    if byte == ASCII.question {
      return cut(to: min(find(ASCII.greater, from: start + 2) + 1, page.count))
    }
    keep(start, start + 1)
    return start + 1
  }

  /// Whether an end tag is one too many that ends nothing.
  ///
  /// What is counted as open may be closed already, never the other way round.
  private mutating func isStray(_ start: Int) -> Bool {
    var end = start
    while end < page.count, ASCII.isName(page[end]) { end += 1 }
    let tag = Int(Tag.named(page, start, end).rawValue)
    if open[tag] > 0 {
      open[tag] -= 1
      return false
    }
    strayEnds += 1
    return strayEnds > InputLimits.strayEnds
  }

  func commentEnd(from start: Int) -> Int {
    if start < page.count, page[start] == ASCII.greater { return start + 1 }
    if start + 1 < page.count, page[start] == ASCII.hyphen, page[start + 1] == ASCII.greater {
      return start + 2
    }
    var index = start
    while true {
      index = find(ASCII.greater, from: index)
      guard index < page.count else { return page.count }
      if index >= start + 2, page[index - 1] == ASCII.hyphen, page[index - 2] == ASCII.hyphen {
        return index + 1
      }
      if index >= start + 3, page[index - 1] == ASCII.exclamation,
        page[index - 2] == ASCII.hyphen, page[index - 3] == ASCII.hyphen
      {
        return index + 1
      }
      index += 1
    }
  }

  /// Copies a start tag with the attributes that count, or cuts the element.
  private mutating func startTag(at start: Int) -> Int {
    var index = start + 1
    // A name ends where libxml2 ends it, so that both see the same element.
    while index < page.count, ASCII.isName(page[index]) { index += 1 }
    let nameEnd = index
    let tag = Tag.named(page, start + 1, nameEnd)
    if tag == .html || tag == .body { isWholePage = true }
    let copyStart = written
    keep(start, nameEnd)
    var attributes = 0
    var isClosed = false
    var isData = false
    var silence: Range<Int>?
    while true {
      while index < page.count, ASCII.isSpace(page[index]) || page[index] == ASCII.slash {
        isClosed = page[index] == ASCII.slash
        index += 1
      }
      guard index < page.count, page[index] != ASCII.greater else { break }
      isClosed = false
      let attribute = AttributeScanner.next(page, index)
      index = attribute.end
      attributes += 1
      if tag == .script { isData = isData || AttributeScanner.isDataType(page, attribute) }
      if attributes > InputLimits.attributes {
        if crowdedTag == nil { crowdedTag = start }
      } else if tag != .br, AttributeScanner.isKept(page, attribute, tag) {
        put(ASCII.space)
        keep(attribute.start, attribute.end)
        if attribute.nameEnd - attribute.start == AttributeScanner.silence.utf8CodeUnitCount {
          silence = AttributeScanner.value(page, attribute)
        }
      }
    }
    let end = min(index + 1, page.count)
    if !(isXML && isClosed), let content = contentEnd(of: tag, from: end, isClosed: isClosed) {
      written = copyStart
      if tag == .noscript { noscriptCount += content.start - end }
      if tag == .title, title == nil, content.end > end { title = end..<content.start }
      if isData, content.start > end { dataScripts.append(end..<content.start) }
      return cut(to: content.end)
    }
    if tag == .meta { noteDescription(nameEnd, end) }
    if tag == .link || tag == .noscript || (tag == .title && !isClosed)
      || (isXML && isClosed && tag.isSkipped)
    {
      written = copyStart
      return cut(to: end)
    }
    if let silence, silencingTags.count < ElementMark.most {
      silencingTags.append((start..<end, silence))
    }
    open[Int(tag.rawValue)] &+= 1
    if isClosed { put(ASCII.slash) }
    step(to: min(index, page.count))
    put(ASCII.greater)
    tagEnd = written
    step(to: end)
    return end
  }

  /// Keeps the place of what a `<meta>` tag says that the page is about.
  private mutating func noteDescription(_ start: Int, _ end: Int) {
    let found = AttributeScanner.description(page, start, end)
    if let found, found.count > description?.count ?? 0 { description = found }
  }

  /// Where the content of an element that is not read ends, and where its end tag ends.
  private mutating func contentEnd(
    of tag: Tag,
    from start: Int,
    isClosed: Bool
  ) -> (start: Int, end: Int)? {
    let name: StaticString
    switch tag {
    case .script: name = "script"
    case .style: name = "style"
    case .title: name = "title"
    case .textarea: name = "textarea"
    case .noscript where !readsNoscript: name = "noscript"
    case .iframe: name = "iframe"
    case .noembed: name = "noembed"
    case .noframes: name = "noframes"
    case .xmp: name = "xmp"
    case .svg: name = "svg"
    case .math: name = "math"
    default: return nil
    }
    if isClosed, tag == .svg || tag == .math { return (start, start) }
    guard !unclosed[Int(tag.rawValue)] else { return nil }
    var index = start
    while true {
      index = find(ASCII.less, from: index)
      guard index < page.count else { break }
      if isXML, ASCII.matches(page, at: index, "<![cdata[") {
        index = sectionEnd(from: index) + 3
        continue
      }
      let after = index + 2 + name.utf8CodeUnitCount
      if index + 1 < page.count, page[index + 1] == ASCII.slash,
        ASCII.matches(page, at: index + 2, name),
        after >= page.count || !ASCII.isAlphanumeric(page[after])
      {
        return (index, min(find(ASCII.greater, from: after) + 1, page.count))
      }
      index += 1
    }
    unclosed[Int(tag.rawValue)] = true
    // Browsers drop the rest of the page after an unclosed script; after others they recover.
    return tag == .script || tag == .style ? (page.count, page.count) : nil
  }

  /// Leaves out the page up to `end`; what stands before and after must not become one run.
  mutating func cut(to end: Int) -> Int {
    if tagEnd != written {
      for byte in "<!---->".utf8 { put(byte) }
      tagEnd = written
    }
    step(to: end)
    return end
  }

  mutating func step(to page: Int) {
    if let last = steps.last {
      if last.copy == written {
        steps[steps.count - 1].page = page
        return
      }
      if last.page - last.copy == page - written { return }
    } else if page == written {
      return
    }
    steps.append(Step(copy: written, page: page))
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    target[written] = byte
    written += 1
  }

  @inline(__always)
  mutating func keep(_ start: Int, _ end: Int) {
    guard end > start, let base = page.baseAddress else { return }
    memcpy(target + written, base + start, end - start)
    written += end - start
  }

  func find(_ byte: UInt8, from index: Int) -> Int {
    guard index < page.count, let base = page.baseAddress,
      let found = memchr(base + index, Int32(byte), page.count - index)
    else { return page.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
