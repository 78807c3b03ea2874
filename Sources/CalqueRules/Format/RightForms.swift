import CalqueText

/// Right forms, each with the words of it that translation or spinning may exchange for others.
///
/// A file of them has two columns: the form, and its slots: `oversight:control|=watch; board`. After the
/// colon stand the names of classes, and after `=` words for this form alone; a slot without them is
/// never exchanged.
struct RightForms {
  /// A word of a form that may be exchanged.
  struct Slot {
    /// The word as the form has it.
    var word: String
    /// Names of classes.
    var classes: [String] = []
    /// Words that take its place in this form only.
    var words: [String] = []
  }

  /// A right form.
  struct Form {
    /// The form as it is written.
    let text: String
    /// Its words as the tokeniser parts them.
    let words: [String]
    /// The spelling of each word: 0 lower case, 1 capitalised, 2 all capitals.
    let shapes: [UInt8]
    /// Its slots.
    let slots: [Slot]
    /// The line of the file.
    let line: Int

    init(text: String, slots: [Slot] = [], line: Int = 0) {
      let bytes = Array(text.utf8)
      let tokens = Tokenizer.tokenize(text).tokens
      self.text = text
      words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      shapes = tokens.map(\.shape)
      self.slots = slots
      self.line = line
    }
  }

  /// What is wrong with a file, and in which line.
  struct Fault: Error {
    var line: Int
    var message: String
  }

  /// The forms of a file.
  static func parse(_ text: String) throws(Fault) -> [Form] {
    var forms: [Form] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      var slots: [Slot] = []
      for part in fields.count > 1 ? fields[1].split(separator: ";") : [] {
        slots.append(slot(part))
      }
      guard let text = fields.first, !text.isEmpty else {
        throw Fault(line: number + 1, message: "a row needs a right form, a tab, and its slots")
      }
      let form = Form(text: String(text), slots: slots, line: number + 1)
      for slot in slots where !form.words.contains(slot.word) {
        throw Fault(
          line: number + 1,
          message: "the slot “\(slot.word)” is no word of “\(text)”"
        )
      }
      forms.append(form)
    }
    return forms
  }

  /// The classes of a file: name, and words parted by commas; a hyphen in a word stands for a blank.
  static func classes(_ text: String) -> [String: [String]] {
    var classes: [String: [String]] = [:]
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count > 1 else { continue }
      classes[String(fields[0])] = fields[1].split(separator: ",").map {
        String($0.drop { $0 == " " })
      }
    }
    return classes
  }

  /// `oversight:control|=watch`.
  private static func slot(_ text: Substring) -> Slot {
    let parts = text.split(separator: ":", maxSplits: 1)
    var slot = Slot(word: parts.first.map { String($0.drop { $0 == " " }) } ?? "")
    for choice in parts.count > 1 ? parts[1].split(separator: "|") : [] {
      if choice.hasPrefix("=") {
        slot.words.append(String(choice.dropFirst()))
      } else {
        slot.classes.append(String(choice))
      }
    }
    return slot
  }
}
