import CMD4C

/// The C functions that MD4C calls: they find the parser in its user data.
enum MarkdownCallbacks {
  /// A parser with all callbacks set.
  static var parser: MD_PARSER {
    var parser = MD_PARSER()
    parser.enter_block = enterBlockCallback
    parser.leave_block = leaveBlockCallback
    parser.enter_span = enterSpanCallback
    parser.leave_span = leaveSpanCallback
    parser.text = textCallback
    return parser
  }
}

private func state(_ data: UnsafeMutableRawPointer?) -> MarkdownParser? {
  data.map { Unmanaged<MarkdownParser>.fromOpaque($0).takeUnretainedValue() }
}

private func enterBlockCallback(
  _ type: MD_BLOCKTYPE,
  _ detail: UnsafeMutableRawPointer?,
  _ data: UnsafeMutableRawPointer?
) -> Int32 {
  state(data)?.enter(type, detail)
  return 0
}

private func leaveBlockCallback(
  _ type: MD_BLOCKTYPE,
  _ detail: UnsafeMutableRawPointer?,
  _ data: UnsafeMutableRawPointer?
) -> Int32 {
  state(data)?.leave(type)
  return 0
}

private func enterSpanCallback(
  _ type: MD_SPANTYPE,
  _ detail: UnsafeMutableRawPointer?,
  _ data: UnsafeMutableRawPointer?
) -> Int32 {
  state(data)?.enter(type)
  return 0
}

private func leaveSpanCallback(
  _ type: MD_SPANTYPE,
  _ detail: UnsafeMutableRawPointer?,
  _ data: UnsafeMutableRawPointer?
) -> Int32 {
  state(data)?.leave(type)
  return 0
}

private func textCallback(
  _ type: MD_TEXTTYPE,
  _ text: UnsafePointer<CChar>?,
  _ count: MD_SIZE,
  _ data: UnsafeMutableRawPointer?
) -> Int32 {
  if let text { state(data)?.text(type, text, Int(count)) }
  return 0
}
