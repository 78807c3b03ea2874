import CalqueCore
import CalqueRules
import CalqueText

/// Gathers the names of a document from its tokens.
///
/// A name is a capitalised sequence; titles go, and so do months, the ordinary word that begins a
/// sentence, and words in capitals only.
struct NameCollector {
  private let context: DetectionContext
  private let reader: NameReader
  private var names = DocumentNames()

  /// Most words of names that are gathered from a document: a thick book has a third of them.
  static let mostForms = 20_000
  /// Most places at which they stand.
  static let mostMentions = 200_000

  /// The names of the blocks that rules on names look at; nil when none does.
  static func collect(_ context: DetectionContext) -> DocumentNames? {
    let rules = (context.rules.drifts.map(\.rule) + context.rules.nearLists.map(\.rule)).filter {
      context.gates.isActive($0)
    }
    guard !rules.isEmpty else { return nil }
    var collector = Self(context)
    for (block, range) in context.text.blocks.enumerated()
    where !collector.names.isCut && !range.isEmpty && !context.isFurniture[block]
      && rules.contains(where: { context.applies($0, to: block) })
    {
      collector.collect(block, range)
    }
    return collector.names
  }

  private init(_ context: DetectionContext) {
    self.context = context
    reader = NameReader(text: context.document.text, tokens: context.text.tokens)
  }

  private mutating func collect(_ block: Int, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard reader.mayBegin(at: index) else {
        index += 1
        continue
      }
      let (reading, next) = reader.read(from: index, to: range.upperBound)
      if let reading { add(reading, block, range) }
      index = next
      guard names.forms.count < Self.mostForms, names.mentions.count < Self.mostMentions else {
        names.isCut = true
        return
      }
    }
  }

  /// Adds the mentions of a capitalised sequence: what stands between titles and calendar words.
  private mutating func add(_ reading: NameReading, _ block: Int, _ range: Range<Int>) {
    var parts: [NamePart] = []
    let before = reading.tokens.lowerBound - 1
    var hasTitle =
      before >= range.lowerBound && NameWords.titles.contains(context.text.tokens[before].hash)
    func flush(_ names: inout Self) {
      if !parts.isEmpty { names.append(parts, block, hasTitle: hasTitle) }
      parts = []
    }
    for (place, part) in reading.parts.enumerated() {
      if NameWords.calendar.contains(part.hash) || NameWords.small.contains(part.hash) {
        flush(&self)
        hasTitle = false
      } else if NameWords.titles.contains(part.hash) {
        flush(&self)
        hasTitle = true
      } else if place == 0, beginsSentence(part.tokens.lowerBound, range), isOrdinary(part, reading)
      {
        continue
      } else {
        parts.append(part)
      }
    }
    flush(&self)
  }

  /// Whether a word at the start of a sentence is probably no name.
  private func isOrdinary(_ part: NamePart, _ reading: NameReading) -> Bool {
    let kind = KnownWords.kind(ofHash: part.hash)
    guard kind.contains(.word) else { return false }
    return reading.parts.count == 1 || !kind.contains(.proper)
  }

  /// Whether the token is the first word of a sentence, or of speech in quotes.
  private func beginsSentence(_ index: Int, _ range: Range<Int>) -> Bool {
    let tokens = context.text.tokens
    guard index > range.lowerBound else { return true }
    let previous = tokens[index - 1]
    if previous.kind == .punctuation, !isComma(previous) { return true }
    return context.text.sentence(around: index).lowerBound == index
  }

  private func isComma(_ token: Token) -> Bool {
    token.count == 1 && context.document.text[Int(token.start)] == 0x2C
  }

  /// Whether a part is syllables that hyphens join, or ends in one: `Akasaka-cho`.
  private func isSyllabic(_ part: NamePart) -> Bool {
    let tokens = context.text.tokens[part.tokens]
    guard tokens.count == 3, tokens[tokens.startIndex + 1].kind == .hyphen,
      let first = tokens.first,
      let last = tokens.last, !NameParticles.articles.contains(first.hash)
    else { return false }
    return last.count <= 5 && (first.count <= 5 || !last.flags.contains(.capitalised))
  }

  private mutating func append(_ parts: [NamePart], _ block: Int, hasTitle: Bool) {
    guard let first = parts.first, let last = parts.last else { return }
    let number = names.mentions.count
    var list: [NameMention.Part] = []
    for part in parts {
      let form: Int
      if let known = names.formsByHash[part.hash] {
        form = known
      } else {
        form = names.forms.count
        names.formsByHash[part.hash] = form
        var new = NameForm(
          letters: part.letters,
          hash: part.hash,
          listed: context.rules.names.kinds(ofPart: part.hash),
          isRegistered: context.rules.names.isKnown(part.hash)
        )
        new.isSyllabic = isSyllabic(part)
        new.prepare()
        names.forms.append(new)
      }
      if names.forms[form].mentions.last != number { names.forms[form].mentions.append(number) }
      list.append(NameMention.Part(form: form, tokens: part.tokens))
    }
    names.mentions.append(
      NameMention(
        parts: list,
        tokens: first.tokens.lowerBound..<last.tokens.upperBound,
        block: block,
        hasTitle: hasTitle
      )
    )
  }
}
