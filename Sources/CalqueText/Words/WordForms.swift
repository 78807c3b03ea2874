private import CWordData

/// The inflected forms of English words.
///
/// Embedded as text, a line for each lemma in the order of its bytes: the lemma, its classes as
/// letters (n, v, a, r), its other forms. A look-up halves its way; packs ask when they are compiled.
public enum WordForms {
  /// All forms of a lemma, the lemma first; regular ones for a word that is not known.
  ///
  /// - Parameter lemma: the form that dictionaries list, in small letters.
  /// - Returns: the forms in small letters, each once.
  public static func of(_ lemma: String) -> [String] {
    if lemma == "be" { return ["be", "am", "is", "are", "was", "were", "been", "being"] }
    let known = entry(Array(lemma.utf8)).map(forms) ?? []
    return [lemma] + (known.isEmpty ? regular(lemma) : known)
  }

  /// The lemma of every form of the table, by the hash of the form.
  ///
  /// A form of several lemmas has the one that it is most like, the shortest: *left* is *left*, *saw*
  /// is *saw*.
  package static func lemmas() -> [UInt64: String] {
    var result: [UInt64: String] = [:]
    for line in table.split(separator: 0x0A) {
      let lemma = String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self)
      result[WordHash.of(lemma)] = lemma
    }
    for line in table.split(separator: 0x0A) {
      let lemma = String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self)
      for form in forms(line) where result[WordHash.of(form)] == nil {
        result[WordHash.of(form)] = lemma
      }
    }
    for form in ["am", "is", "are", "was", "were", "been", "being"] {
      result[WordHash.of(form)] = "be"
    }
    return result
  }

  /// The lines of the table, each with lemma, classes and forms parted by tabs.
  package static func encoded(_ entries: [(lemma: String, classes: String, forms: [String])])
    -> [UInt8]
  {
    entries.sorted { $0.lemma.utf8.lexicographicallyPrecedes($1.lemma.utf8) }.flatMap {
      Array("\($0.lemma)\t\($0.classes)\t\($0.forms.joined(separator: ","))\n".utf8)
    }
  }

  private static var table: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: calque_word_forms(), count: calque_word_forms_size())
  }

  /// The line of a lemma.
  private static func entry(_ lemma: [UInt8]) -> UnsafeRawBufferPointer.SubSequence? {
    let table = table
    var (low, high) = (0, table.count)
    while low < high {
      var start = (low + high) / 2
      while start > low, table[start - 1] != 0x0A { start -= 1 }
      let end = table[start...].firstIndex(of: 0x0A) ?? table.count
      let line = table[start..<end]
      let word = line.prefix { $0 != 0x09 }
      if word.elementsEqual(lemma) { return line }
      if word.lexicographicallyPrecedes(lemma) { low = end + 1 } else { high = start }
    }
    return nil
  }

  private static func forms(_ line: UnsafeRawBufferPointer.SubSequence) -> [String] {
    guard let tab = line.lastIndex(of: 0x09) else { return [] }
    return line[(tab + 1)...].split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Plural, third person, past and -ing as unknown words have them.
  private static func regular(_ lemma: String) -> [String] {
    guard let last = lemma.utf8.last, lemma.utf8.count > 2 else { return [] }
    let beforeLast = lemma.utf8.dropLast().last ?? 0
    let isVowelBefore = [0x61, 0x65, 0x69, 0x6F, 0x75].contains(beforeLast)
    switch last {
    case 0x79 where !isVowelBefore:
      let stem = String(lemma.dropLast())
      return [stem + "ies", stem + "ied", lemma + "ing"]
    case 0x65: return [lemma + "s", lemma + "d", String(lemma.dropLast()) + "ing"]
    case 0x73, 0x78, 0x7A: return [lemma + "es", lemma + "ed", lemma + "ing"]
    case 0x68 where beforeLast == 0x63 || beforeLast == 0x73:
      return [lemma + "es", lemma + "ed", lemma + "ing"]
    default: return [lemma + "s", lemma + "ed", lemma + "ing"]
    }
  }
}
