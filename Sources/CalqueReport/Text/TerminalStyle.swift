import CalqueCore

/// Colours of a terminal, or none.
struct TerminalStyle: Sendable {
  /// Whether escape sequences are written at all.
  var isOn: Bool

  /// Emphasised text.
  func bold(_ text: String) -> String { styled(text, "1") }

  /// Text that stands back.
  func dim(_ text: String) -> String { styled(text, "2") }

  /// Text that an editor may put in.
  func inserted(_ text: String) -> String { styled(text, "32") }

  /// Text in the colour of a severity.
  func colored(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .critical: styled(text, "1;35")
    case .major: styled(text, "31")
    case .minor: styled(text, "33")
    case .neutral: styled(text, "36")
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
