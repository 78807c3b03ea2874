/// The elements that reading a page depends on.
enum Tag: UInt8, CaseIterable, Sendable {
  case unknown
  // Inline elements that matter.
  case a, abbr, b, br, cite, code, em, font, i, img, ins, del, label, mark, q, s, small, span
  case strong, sub, sup, time, u, wbr
  // Blocks.
  case address, article, aside, blockquote, body, caption, center, dd, details, dialog, div, dl, dt
  case fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr
  case html, legend, li, main, menu, nav, ol, p, picture, pre, section, summary, table, tbody, td
  case tfoot, th, thead, tr, ul, video, audio
  // Blocks that are controls.
  case button
  // Not read at all.
  case base, canvas, datalist, iframe, input, link, math, meta, noembed, noframes, noscript, object
  case option, optgroup, script, select, style, svg, template, textarea, title, xmp

  /// Whether text before, in and after the element belongs to different blocks.
  @inline(__always)
  var isBlock: Bool { rawValue >= Self.address.rawValue && rawValue <= Self.button.rawValue }

  /// Whether nothing inside the element is read.
  @inline(__always)
  var isSkipped: Bool { rawValue > Self.button.rawValue && self != .meta && self != .link }

  /// The level of a heading, 0 for other elements.
  @inline(__always)
  var headingLevel: Int {
    rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue
      ? Int(rawValue - Self.h1.rawValue) + 1 : 0
  }

  /// The tag whose name (in any case) stands between two offsets.
  @inline(__always)
  static func named(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Self {
    guard end - start <= 10 else { return .unknown }
    return names[ASCII.loweredHash(bytes, start, end)] ?? .unknown
  }

  /// The tag of a name that libxml2 hands over.
  static func named(_ name: UnsafePointer<UInt8>) -> Self {
    var count = 0
    while count <= 10, name[count] != 0 { count += 1 }
    return named(UnsafeBufferPointer(start: name, count: count), 0, count)
  }

  private static let names: HashTable<Self> = {
    var names: [UInt64: Self] = [:]
    for tag in allCases where tag != .unknown { names[ASCII.loweredHash("\(tag)")] = tag }
    return HashTable(names)
  }()
}
