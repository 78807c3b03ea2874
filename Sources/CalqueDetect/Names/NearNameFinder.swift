import CalqueCore
import CalqueRules
import CalqueText

/// Finds the listed name that a mention is a garbled spelling of.
struct NearNameFinder {
  /// What was found.
  struct Near {
    /// The mention's words that are meant.
    var tokens: Range<Int>
    /// The name to suggest.
    var name: String
    /// The spelling that is nearest.
    var spelling: Int
    /// The list that has it.
    var list: String
    /// How the mention differs from it.
    var difference: NameDifference
  }

  let rule: CompiledNearList
  let context: DetectionContext
  let names: DocumentNames
  /// The names near to words that were asked for; other rules ask for the same words.
  private(set) var answers: Answers

  var knownNames: [[Int]: Candidate?] = [:]

  /// What was asked for already, by the letters and how near the names must be.
  typealias Answers = [Question: [Candidate]]

  /// What names are asked for.
  struct Question: Hashable {
    var kind: NameTable.Question
    var letters: [UInt8]
    var limit: NameAlignment.Limit
    /// The kinds of things that names are looked for, a bit for each.
    var kinds: UInt8
    /// Whether names of one word only are looked for.
    var isOfWords: Bool
  }

  typealias Candidate = (spelling: Int, difference: NameDifference)

  init(
    rule: CompiledNearList,
    context: DetectionContext,
    names: DocumentNames,
    answers: consuming Answers
  ) {
    self.rule = rule
    self.context = context
    self.names = names
    self.answers = answers
  }

  var table: NameTable { context.rules.names }

  /// What so many letters alone may differ by.
  private func limit(_ letters: Int) -> NameAlignment.Limit {
    var limit = NameAlignment.Limit(edits: rule.distance)
    if rule.anchor == .head { limit.garbling = 90 }
    if rule.anchor == .single, letters >= 9 {
      limit.garbling = 140
      limit.slack = 3
    }
    return limit
  }

  /// Whether a mention has as many parts as the rule's names must have.
  func looksAt(_ mention: NameMention) -> Bool {
    switch rule.anchor {
    case .head: true
    case .role, .alone, .single, .resembling: mention.parts.count == 1
    case .token, .common: mention.parts.count > 1
    case .every: mention.parts.count == 2
    }
  }

  /// The listed name that the mention is nearly, nil for one that is listed or far from all.
  mutating func find(_ mention: NameMention) -> Near? {
    switch rule.anchor {
    case .head: nearHead(mention)
    case .role: nearRole(mention)
    case .token, .common: nearToken(mention)
    case .alone: nearAlone(mention)
    case .every: nearEvery(mention)
    case .single, .resembling: nearSingle(mention)
    }
  }

  // MARK: Beside a head

  private mutating func nearHead(_ mention: NameMention) -> Near? {
    // `Amber Province`: a capitalised head is read as part of the name.
    let parts =
      mention.parts.firstIndex { rule.before.sortedContains(names.forms[$0.form].hash) }
      .map { mention.parts[..<$0] } ?? mention.parts[...]
    guard parts.count <= 3, let first = parts.first, let last = parts.last,
      isBeside(rule.before, last.tokens.upperBound, mention)
        || isBeside(rule.after, first.tokens.lowerBound - 1, mention)
    else { return nil }
    let letters = parts.flatMap { names.forms[$0.form].letters }
    guard letters.count >= 4, !isListed(letters) else { return nil }
    // A place that is known, but not in the list, is another; an English word may be meant for one.
    let kind = KnownWords.kind(of: letters)
    guard kind.isEmpty || kind.contains(.word) && !isOfPeople(letters) else { return nil }
    let table = table
    let near = candidates(.skeleton, letters) { table.whole($0) }.filter {
      hasHead($0.spelling) && ($0.difference.garbling <= 75 || $0.difference.keepsConsonants)
    }
    guard let best = near.first, !near.contains(where: { isRival($0, of: best) }) else {
      return nil
    }
    return result(best, first.tokens.lowerBound..<last.tokens.upperBound)
  }

  /// Whether a word looks like that for what belongs to a people: a Roman province is no garbled one.
  private func isOfPeople(_ letters: [UInt8]) -> Bool {
    ["an", "ese", "ish", "ic"].contains { letters.reversed().starts(with: $0.utf8.reversed()) }
  }

  /// Whether a listed place has one of the rule's heads, or none.
  private func hasHead(_ spelling: Int) -> Bool {
    let head = table.heads[spelling]
    return head == 0 || rule.before.sortedContains(head) || rule.after.sortedContains(head)
  }

  /// Whether another listed name is about as near as the nearest.
  func isRival(
    _ other: (spelling: Int, difference: NameDifference),
    of best: (spelling: Int, difference: NameDifference)
  ) -> Bool {
    !isSame(other.spelling, best.spelling)
      && other.difference.cost < best.difference.cost + 15
  }

  /// Whether two spellings are of one name, which several lists may have.
  private func isSame(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (Int(table.canonical[first]), Int(table.canonical[second]))
    return a == b
      || NameSkeleton.plain(table.whole(a)) == NameSkeleton.plain(table.whole(b))
      || isSpelling(first, of: b) || isSpelling(second, of: a)
  }

  /// Whether the name with this canonical spelling is also spelled so.
  private func isSpelling(_ spelling: Int, of canonical: Int) -> Bool {
    let letters = table.whole(spelling)
    var found = false
    table.forEach(.whole, NameHash.of(letters)) {
      found = found || Int(table.canonical[$0]) == canonical && table.whole($0) == letters
    }
    return found
  }

  private func isBeside(_ heads: [UInt64], _ index: Int, _ mention: NameMention) -> Bool {
    guard !heads.isEmpty, context.text.blocks[mention.block].contains(index) else { return false }
    return heads.sortedContains(context.text.tokens[index].hash)
  }

  // MARK: After a title

  private mutating func nearRole(_ mention: NameMention) -> Near? {
    guard mention.parts.count == 1, let part = mention.parts.first,
      isBeside(rule.before, mention.tokens.upperBound, mention)
        || isBeside(rule.after, mention.tokens.lowerBound - 1, mention)
    else { return nil }
    let form = names.forms[part.form]
    guard form.letters.count >= 5, isGarble(form) else { return nil }
    let table = table
    let near =
      (candidates(.last, form.letters) { table.part(table.partCount($0) - 1, of: $0) }
      + candidates(.skeleton, form.letters) { table.whole($0) }).filter { isTight($0.difference) }
    let surnames = Set(near.map { last(of: $0.spelling) })
    guard surnames.count == 1, let best = near.first,
      !NameComparison.isDerived(last(of: best.spelling), form.letters)
    else { return nil }
    return result(best, mention.tokens)
  }

  // MARK: By itself

  private mutating func nearAlone(_ mention: NameMention) -> Near? {
    guard mention.parts.count == 1, let part = mention.parts.first else { return nil }
    let form = names.forms[part.form]
    guard form.letters.count >= 6, isGarble(form),
      isBeside(rule.after, mention.tokens.lowerBound - 1, mention)
    else { return nil }
    let table = table
    let near = candidates(.skeleton, form.letters) { table.whole($0) }.filter {
      isTight($0.difference)
    }
    guard let best = near.first, near.allSatisfy({ isSame($0.spelling, best.spelling) }),
      !NameComparison.isDerived(table.whole(best.spelling), form.letters)
    else { return nil }
    return result(best, mention.tokens)
  }

  private func last(of spelling: Int) -> [UInt8] {
    table.part(table.partCount(spelling) - 1, of: spelling)
  }

  // MARK: By all parts

  /// The listed name of two words that both words of a mention are nearly: a garbled name of which
  /// nothing agrees exactly is still told by the company of its words.
  private func nearEvery(_ mention: NameMention) -> Near? {
    guard mention.parts.count == 2 else { return nil }
    let forms = mention.parts.map { names.forms[$0.form] }
    let letters = forms.flatMap(\.letters)
    guard forms.allSatisfy(isGarble), letters.count >= 9, !isListed(letters) else { return nil }
    var near: [(spelling: Int, difference: NameDifference)] = []
    for key in NameSkeleton.keys(letters) {
      table.forEach(.skeleton, key) { spelling in
        guard isOfLists(spelling), table.partCount(spelling) == 2,
          !near.contains(where: { $0.spelling == spelling })
        else { return }
        var edits: [NameEdit] = []
        for (place, form) in forms.enumerated() {
          let right = table.part(place, of: spelling)
          guard right != form.letters else { continue }
          guard
            let difference = NameAlignment.difference(
              right,
              form.letters,
              limit: self.limit(of: form)
            )
          else { return }
          edits += difference.edits
        }
        let difference = NameDifference(edits: edits)
        guard admits(difference), difference.garbling <= 150,
          difference.garbling <= 75 || NameRoutes.route(of: difference) != nil
        else { return }
        near.append((spelling, difference))
      }
    }
    near.sort { ($0.difference.cost, $0.spelling) < ($1.difference.cost, $1.spelling) }
    guard let best = near.first, !near.contains(where: { isRival($0, of: best) }) else {
      return nil
    }
    return result(best, mention.tokens)
  }

  // MARK: Shared

  /// Whether a word without company is near enough: by edits of known routes and little else.
  private func isTight(_ difference: NameDifference) -> Bool {
    difference.isTypical && difference.edits.count { !$0.isGarbling } <= 1
      && difference.edits.contains { $0.isGarbling && !$0.right.isEmpty && !$0.other.isEmpty }
  }

  /// Whether the letters are those of a listed name.
  func isListed(_ letters: [UInt8]) -> Bool {
    let hash = NameHash.of(letters)
    var found = false
    table.forEach(.whole, hash) { found = found || isOfLists($0) }
    return found
  }

  func isOfLists(_ spelling: Int) -> Bool {
    rule.lists.contains(table.listOf[spelling]) && table.kinds[spelling] & rule.kinds != 0
  }

  func admits(_ difference: NameDifference) -> Bool {
    switch rule.edits {
    case .any: !difference.edits.isEmpty
    case .garbling: difference.isGarbling && !difference.isSlip
    case .slip: difference.isSlip
    case .vowels: !difference.edits.isEmpty && difference.edits.allSatisfy(\.isOfVowels)
    case .romanisation: !difference.edits.isEmpty && !difference.isGarbling
    }
  }

  /// The listed names whose letters are near, nearest first.
  mutating func candidates(
    _ question: NameTable.Question,
    _ letters: [UInt8],
    of spelling: (Int) -> [UInt8]
  ) -> [Candidate] {
    let key = Question(
      kind: question,
      letters: letters,
      limit: limit(letters.count),
      kinds: rule.kinds,
      isOfWords: rule.anchor == .single || rule.anchor == .resembling
    )
    let all: [Candidate]
    if let answer = answers[key] {
      all = answer
    } else {
      all = search(key, of: spelling)
      answers[key] = all
    }
    return all.isEmpty
      ? all : all.filter { isOfLists($0.spelling) && admits($0.difference) }
  }

  private func search(_ asked: Question, of spelling: (Int) -> [UInt8]) -> [Candidate] {
    var seen: Set<Int> = []
    var found: [Candidate] = []
    let outline = NameOutline(asked.letters, isKnown: false)
    for key in NameSkeleton.keys(asked.letters) {
      table.forEach(asked.kind, key) { candidate in
        guard table.kinds[candidate] & asked.kinds != 0,
          !asked.isOfWords || table.partCount(candidate) == 1, seen.insert(candidate).inserted
        else { return }
        let right = spelling(candidate)
        guard NameOutline(right, isKnown: false).resembles(outline),
          let difference = NameAlignment.difference(right, asked.letters, limit: asked.limit)
        else { return }
        found.append((candidate, difference))
      }
    }
    return found.sorted { ($0.difference.cost, $0.spelling) < ($1.difference.cost, $1.spelling) }
  }

  func result(_ best: Candidate, _ tokens: Range<Int>)
    -> Near
  {
    Near(
      tokens: tokens,
      name: table.string(Int(table.canonical[best.spelling])),
      spelling: best.spelling,
      list: table.listName(best.spelling),
      difference: best.difference
    )
  }
}
