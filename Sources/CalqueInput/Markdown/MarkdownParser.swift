import CMD4C
import CalqueCore

/// Gathers the blocks of a Markdown text from MD4C's callbacks.
///
/// A class because MD4C's callbacks reach it through a pointer; it lives for one parse.
final class MarkdownParser {
  /// What a block is.
  struct Label: Hashable {
    var kind: BlockKind
    var level = 0
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let copy: UnsafeBufferPointer<UInt8>
  var builder: BlockBuilder
  /// The labels of the blocks, by their `node`.
  var labels: [Label]
  /// The texts of the images in the current block.
  private var captions = BlockBuilder(capacity: 0)

  // How deep the text lies in what counts.
  var quotes = 0
  var items = 0
  private var cells = 0
  private var images = 0
  private var links = 0
  private var level = 0
  private var isCode = false
  private var isHTML = false
  var hasHeadline = false

  /// The run of text that is gathered but not yet decoded.
  private var runStart = 0
  private var runEnd = 0
  /// Where what was read last ended.
  private var previousEnd: Int
  private var lineBreak = LineBreak.none
  /// Whether the block ends at the next line break.
  private var endsWithLine = false
  /// The code span that is open.
  private var code: Range<Int>?
  private var isInCode = false
  /// The element of inline HTML whose content is not read.
  private var skipped: Tag?
  /// The lines of the HTML block that is open.
  var html: [Range<Int>] = []
  /// The requests for silence so far.
  var silences: [SilenceMark] = []
  /// What is not to be translated.
  var untranslated: [TextRange] = []

  private enum LineBreak {
    case none, soft, hard
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ copy: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ builder: BlockBuilder,
    _ labels: [Label]
  ) {
    self.bytes = bytes
    self.copy = copy
    self.builder = builder
    self.labels = labels
    previousEnd = start
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - masked: its masked copy.
  ///   - start: where the front matter ends.
  ///   - isMDX: whether indented lines are text.
  ///   - builder: the blocks of the front matter.
  ///   - labels: what these are.
  /// - Returns: the parser, with all blocks and what they are, and whether MD4C reached the end.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>,
    masked: [UInt8],
    from start: Int,
    isMDX: Bool,
    builder: BlockBuilder,
    labels: [Label]
  ) -> (parser: MarkdownParser, isComplete: Bool) {
    masked.withUnsafeBufferPointer { copy in
      let state = MarkdownParser(bytes, copy, start, builder, labels)
      var parser = MarkdownCallbacks.parser
      parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
      if areAddressesCheap(copy) { parser.flags |= UInt32(MD_FLAG_PERMISSIVEURLAUTOLINKS) }
      if isMDX { parser.flags |= UInt32(MD_FLAG_NOINDENTEDCODEBLOCKS) }
      let count = copy.count - start
      let result = copy.baseAddress.map { base in
        base.withMemoryRebound(to: CChar.self, capacity: copy.count) { text in
          md_parse(
            text + start,
            MD_SIZE(count),
            &parser,
            Unmanaged.passUnretained(state).toOpaque()
          )
        }
      }
      state.endBlock()
      return (state, (result ?? 0) == 0)
    }
  }

  // MARK: Blocks

  func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    endBlock()
    switch type {
    case MD_BLOCK_QUOTE: quotes += 1
    case MD_BLOCK_LI: items += 1
    case MD_BLOCK_TH, MD_BLOCK_TD: cells += 1
    case MD_BLOCK_CODE: isCode = true
    case MD_BLOCK_HTML: isHTML = true
    case MD_BLOCK_H:
      level = detail.map { Int($0.load(as: MD_BLOCK_H_DETAIL.self).level) } ?? 1
    default: break
    }
  }

  func leave(_ type: MD_BLOCKTYPE) {
    endBlock()
    switch type {
    case MD_BLOCK_QUOTE: quotes -= 1
    case MD_BLOCK_LI: items -= 1
    case MD_BLOCK_TH, MD_BLOCK_TD: cells -= 1
    case MD_BLOCK_CODE: isCode = false
    case MD_BLOCK_HTML:
      isHTML = false
      readHTML()
    case MD_BLOCK_H: level = 0
    default: break
    }
  }

  /// What the block around the current text is.
  var label: Label {
    if level > 0 {
      return level == 1 && !hasHeadline && quotes + items == 0
        ? Label(kind: .headline, level: 1) : Label(kind: .heading, level: level)
    }
    if quotes > 0 { return Label(kind: .quote) }
    if cells > 0 { return Label(kind: .tableCell) }
    return Label(kind: items > 0 ? .listItem : .paragraph)
  }

  /// Ends the block of text, and puts the captions of its images behind it.
  private func endBlock() {
    flush()
    if images > 0 { swap(&builder, &captions) }
    images = 0
    lineBreak = .none
    endsWithLine = false
    skipped = nil
    addBlock(label)
    builder.isInLink = false
    links = 0
    captions.endBlock(node: 0)
    guard !captions.blocks.isEmpty else { return }
    builder.append(captions, shift: 0) { _ in labels.count }
    labels.append(Label(kind: .caption))
    captions = BlockBuilder(capacity: 0)
  }

  private func addBlock(_ label: Label) {
    guard builder.hasText else { return }
    if label.kind == .headline { hasHeadline = true }
    builder.endBlock(node: labels.count)
    labels.append(label)
  }

  // MARK: Spans

  func enter(_ type: MD_SPANTYPE) {
    switch type {
    case MD_SPAN_A:
      flush()
      links += 1
      builder.isInLink = true
    case MD_SPAN_IMG:
      flush()
      if images == 0 { swap(&builder, &captions) }
      images += 1
    case MD_SPAN_CODE:
      flush()
      isInCode = true
      code = nil
    default: break
    }
  }

  func leave(_ type: MD_SPANTYPE) {
    switch type {
    case MD_SPAN_A:
      flush()
      links = max(0, links - 1)
      builder.isInLink = links > 0
    case MD_SPAN_IMG:
      guard images > 0 else { return }
      flush()
      images -= 1
      if images == 0 {
        builder.endBlock(node: 0)
        swap(&builder, &captions)
      }
    case MD_SPAN_CODE:
      isInCode = false
      guard let code else { return }
      // The span begins and ends with its backticks.
      var start = code.lowerBound
      while start > previousEnd, bytes[start - 1] != 0x60 { start -= 1 }
      while start > previousEnd, bytes[start - 1] == 0x60 { start -= 1 }
      var end = code.upperBound
      while end < bytes.count, ASCII.isSpace(bytes[end]) { end += 1 }
      while end < bytes.count, bytes[end] == 0x60 { end += 1 }
      settleLineBreak(before: start)
      object(start, end)
      previousEnd = end
    default: break
    }
  }

  // MARK: Text

  func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>, _ count: Int) {
    if isCode { return }
    if type == MD_TEXT_SOFTBR || type == MD_TEXT_BR {
      if !isInCode, lineBreak != .hard { lineBreak = type == MD_TEXT_BR ? .hard : .soft }
      return
    }
    guard let base = copy.baseAddress else { return }
    let start = UnsafeRawPointer(text) - UnsafeRawPointer(base)
    // Line ends and indentation of code and HTML are MD4C's own.
    guard start >= 0, start + count <= copy.count, count > 0 else { return }
    if isInCode {
      code = (code?.lowerBound ?? start)..<start + count
      return
    }
    if isHTML {
      html.append(start..<start + count)
    } else if type == MD_TEXT_HTML {
      tag(start, start + count)
    } else if skipped == nil {
      settleLineBreak(before: start)
      if type == MD_TEXT_ENTITY {
        entity(start, start + count)
      } else {
        characters(start, start + count)
      }
    }
    previousEnd = max(previousEnd, start + count)
  }

  private func characters(_ start: Int, _ end: Int) {
    var start = start
    // MD4C leaves out the backslash of an escape, which belongs to the character after it.
    if start > previousEnd, bytes[start - 1] == 0x5C, Self.isPunctuation(copy[start]) {
      flush()
      builder.character(UInt32(copy[start]), 0, start - 1, start + 1)
      start += 1
    }
    if runEnd > runStart, start == runEnd {
      runEnd = end
    } else {
      flush()
      runStart = start
      runEnd = end
    }
  }

  private func entity(_ start: Int, _ end: Int) {
    flush()
    let isKnown = CharacterReference.decode(bytes, at: start, end: end)?.end == end
    TextDecoder.append(
      bytes,
      from: start,
      to: end,
      shift: 0,
      decodesReferences: isKnown,
      builder: &builder
    )
  }

  /// Decodes the run gathered so far; marks in it stand for what is no copy.
  private func flush() {
    let end = runEnd
    var index = runStart
    runStart = runEnd
    while index < end {
      var next = index
      while next < end, copy[next] < MarkdownMark.dropped { next += 1 }
      if next > index {
        TextDecoder.append(
          copy,
          from: index,
          to: next,
          shift: 0,
          decodesReferences: false,
          builder: &builder
        )
      }
      guard next < end else { return }
      var markEnd = next + 1
      if copy[next] == MarkdownMark.literal {
        builder.verbatim(UnsafeBufferPointer(rebasing: bytes[next..<markEnd]), source: next)
        index = markEnd
        continue
      }
      while markEnd < end, copy[markEnd] == MarkdownMark.dropped { markEnd += 1 }
      if copy[next] == MarkdownMark.object {
        object(next, markEnd)
      } else if copy[next] != MarkdownMark.dropped {
        addBlock(label)
        endsWithLine = copy[next] == MarkdownMark.line
      }
      index = markEnd
    }
  }

  /// Puts a replacement character for something inside a sentence; at its start none is needed.
  private func object(_ start: Int, _ end: Int) {
    guard builder.hasText else { return }
    builder.character(MarkdownMark.replacement, 0, start, end)
  }

  /// Turns the line break before `start`, if one is due, into white space.
  private func settleLineBreak(before start: Int) {
    guard lineBreak != .none else { return }
    flush()
    let isHard = lineBreak == .hard
    lineBreak = .none
    if endsWithLine {
      endsWithLine = false
      return addBlock(label)
    }
    // The line end before the line that the text stands in.
    var end = start
    while end > previousEnd, bytes[end - 1] != ASCII.lineFeed,
      bytes[end - 1] != ASCII.carriageReturn
    { end -= 1 }
    guard end > previousEnd else {
      builder.whiteSpace(previousEnd, previousEnd, isLineFeed: true)
      return
    }
    var from = end - 1
    if bytes[from] == ASCII.lineFeed, from > previousEnd, bytes[from - 1] == ASCII.carriageReturn {
      from -= 1
    }
    guard isHard else {
      builder.whiteSpace(from, end, isLineFeed: true)
      return
    }
    if from > previousEnd, bytes[from - 1] == 0x5C {
      from -= 1
    } else {
      while from > previousEnd, bytes[from - 1] == ASCII.space { from -= 1 }
    }
    builder.lineBreak(from, end)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !ASCII.isAlphanumeric(byte)
  }

  // MARK: HTML

  /// Handles an inline tag, comment or the like.
  private func tag(_ start: Int, _ end: Int) {
    if skipped == nil { settleLineBreak(before: start) }
    flush()
    var index = start + 1
    if index < end, bytes[index] == ASCII.exclamation {
      silences += SilenceParser.comments(bytes, start..<end)
    }
    let isEnd = index < end && bytes[index] == ASCII.slash
    if isEnd { index += 1 }
    let name = index
    while index < end, ASCII.isName(bytes[index]) { index += 1 }
    let tag = Tag.named(bytes, name, index)
    if let open = skipped {
      if isEnd, tag == open { skipped = nil }
    } else if tag == .br {
      builder.lineBreak(start, end)
      if builder.isParted { addBlock(label) }
    } else if tag.isBlock {
      addBlock(label)
    } else if tag.isSkipped, !isEnd, bytes[end - 2] != ASCII.slash, tag != .input {
      skipped = tag
    }
  }
}
