private import CPCRE2

/// A regular expression of PCRE2, compiled to machine code, that gives up instead of running for long.
///
/// Patterns and texts are UTF-8. A match that takes more steps than the limit is no match, so no
/// pattern of a pack can hold up an audit.
public struct RegularExpression: ~Copyable {
  /// What is wrong with a pattern.
  public struct Fault: Error, Hashable, Sendable {
    /// PCRE2's words for it.
    public let message: String
    /// Where in the pattern, in bytes.
    public let offset: Int
  }

  /// Most steps of one match.
  private static let matchLimit: UInt32 = 100_000
  /// Most memory of one match in kibibytes.
  private static let heapLimit: UInt32 = 1_024

  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Parameters:
  ///   - pattern: in the syntax of Perl.
  ///   - ignoresCase: whether capitals and small letters are equal.
  /// - Throws: ``Fault`` when the pattern is no regular expression.
  public init(_ pattern: String, ignoresCase: Bool) throws(Fault) {
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
      var text = [UInt8](repeating: 0, count: 256)
      let length = Int(pcre2_get_error_message_8(number, &text, text.count))
      throw Fault(
        message: String(decoding: text.prefix(max(0, length)), as: UTF8.self),
        offset: offset
      )
    }
    guard let data = pcre2_match_data_create_from_pattern_8(code, nil),
      let context = pcre2_match_context_create_8(nil)
    else {
      pcre2_code_free_8(code)
      throw Fault(message: "no memory is left", offset: 0)
    }
    // Without machine code (on a processor that PCRE2 has none for) the pattern is interpreted.
    _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    self.code = code
    self.data = data
    self.context = context
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(data)
    pcre2_code_free_8(code)
  }

  /// Calls `body` with the places of each match: the whole, then its groups; nil for one that is empty.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - range: the part to look through, which ends at whole characters.
  ///   - body: called for each match.
  public func forEachMatch(
    in text: UnsafeBufferPointer<UInt8>,
    range: Range<Int>,
    _ body: (_ groups: [Range<Int>?]) -> Void
  ) {
    guard let base = text.baseAddress else { return }
    let subject = base + range.lowerBound
    var start = 0
    while start <= range.count {
      let count = pcre2_match_8(
        code,
        subject,
        range.count,
        start,
        PCRE2_NO_UTF_CHECK,
        data,
        context
      )
      guard count > 0, let offsets = pcre2_get_ovector_pointer_8(data) else { return }
      var groups: [Range<Int>?] = []
      for group in 0..<Int(pcre2_get_ovector_count_8(data)) {
        let (lower, upper) = (offsets[group * 2], offsets[group * 2 + 1])
        // A group that took no part has the greatest offset there is; \K can end before it begins.
        groups.append(
          group < Int(count) && upper <= range.count && lower < upper
            ? range.lowerBound + lower..<range.lowerBound + upper : nil
        )
      }
      let end = offsets[1]
      if groups[0] != nil { body(groups) }
      start = max(end, start + 1)
      // Never into the middle of a character.
      while start < range.count, subject[start] & 0xC0 == 0x80 { start += 1 }
    }
  }
}
