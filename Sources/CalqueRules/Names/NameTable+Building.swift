import CalqueText

extension NameTable {
  /// Adds a list, once, and gives its number.
  mutating func add(_ list: NearList.List) -> UInt32 {
    if let index = lists.firstIndex(of: list.id) { return UInt32(index) }
    lists.append(list.id)
    let number = UInt32(lists.count - 1)
    for entry in list.entries {
      let canonical = UInt32(count)
      add(entry.name, list: number, canonical: canonical, of: entry)
      for alias in entry.aliases where alias != entry.name {
        add(alias, list: number, canonical: canonical, of: entry)
      }
    }
    return number
  }

  private mutating func add(
    _ name: String,
    list: UInt32,
    canonical: UInt32,
    of entry: NameEntry
  ) {
    let spelling = UInt32(count)
    text.append(contentsOf: name.utf8)
    textStarts.append(UInt32(text.count))
    self.canonical.append(canonical)
    listOf.append(list)
    heads.append(entry.head.isEmpty ? 0 : WordHash.of(entry.head))
    kinds.append(entry.kind.bit)
    let (parts, runs) = Self.parts(of: name)
    for part in parts {
      letters.append(contentsOf: part.letters)
      partStarts.append(UInt32(letters.count))
    }
    firstParts.append(UInt32(partStarts.count - 1))
    guard !parts.isEmpty else { return }
    insert(.whole, NameHash.of(parts.flatMap(\.letters)), spelling)
    for part in parts { insertOnce(.part, part.hash, spelling, kind: entry.kind) }
    // A name of several runs (`Bank of England`) is never read as one: known, but no target.
    if runs == 1, entry.isTarget { addTargets(parts, spelling, kind: entry.kind) }
  }

  /// The parts of a name, and of how many capitalised sequences they are.
  private static func parts(of name: String) -> (parts: [NamePart], runs: Int) {
    let tokens = Tokenizer.tokenize(name).tokens
    var parts: [NamePart] = []
    var runs = 0
    let reader = NameReader(text: Array(name.utf8), tokens: tokens)
    var index = 0
    while index < tokens.count {
      guard reader.mayBegin(at: index) else {
        index += 1
        runs += 1
        continue
      }
      let (reading, next) = reader.read(from: index, to: tokens.count)
      parts += reading?.parts ?? []
      runs += 1
      index = next
    }
    return (parts, runs)
  }

  /// Adds names that are right and that nothing is taken for: they take four bytes a word.
  mutating func addKnown(_ lists: [NearList.List]) {
    let new = lists.filter { !knownLists.contains($0.id) }
    guard !new.isEmpty else { return }
    knownLists += new.map(\.id)
    var marks = Set(known)
    for entry in new.flatMap(\.entries) {
      for spelling in [entry.name] + entry.aliases {
        let parts = Self.parts(of: spelling).parts
        for part in parts { marks.insert(Self.mark(part.hash)) }
        marks.insert(Self.mark(NameHash.of(parts.flatMap(\.letters))))
      }
    }
    known = FlatTable(marks.sorted())
  }

  private mutating func addTargets(
    _ parts: [NamePart],
    _ spelling: UInt32,
    kind: NameEntry.Kind
  ) {
    let whole = parts.flatMap(\.letters)
    // Places are looked for by all their parts, beside a head; names of two words by both.
    let isPlace = kind == .place || kind == .other
    let isWhole = parts.count > 1 ? isPlace || parts.count == 2 : isTarget(whole, kind: kind)
    if isWhole {
      for key in NameSkeleton.keys(whole) { insert(.skeleton, key, spelling) }
    }
    guard parts.count > 1 else { return }
    if let last = parts.last, kind == .person || kind == .other, isTarget(last.letters, kind: kind)
    {
      for key in NameSkeleton.keys(last.letters) { insert(.last, key, spelling) }
    }
    for (first, anchor) in parts.enumerated() {
      let plain = NameSkeleton.plain(anchor.letters)
      // Of long names only neighbours are paired: a table of all pairs would be twice as large.
      for (second, other) in parts.enumerated()
      where first != second && (parts.count < 4 || abs(first - second) == 1) {
        for key in NameSkeleton.keys(other.letters) {
          insert(.pair, Self.pair(plain, skeleton: key), spelling)
        }
      }
    }
  }

  /// Whether one word may be meant by another: never a brand, nor an English word.
  private func isTarget(_ letters: [UInt8], kind: NameEntry.Kind) -> Bool {
    switch kind {
    // Firms call themselves what they like: a long name alone is none's but theirs.
    case .brand, .platform:
      return letters.count >= 8 && KnownWords.kind(of: letters).isDisjoint(with: [.word, .name])
    // A news agency is looked for after the words "news agency" only.
    default:
      return letters.count >= 4 && !KnownWords.kind(of: letters).contains(.word)
    }
  }

  /// Adds a spelling, unless one of the same kind of thing answers.
  private mutating func insertOnce(
    _ question: Question,
    _ hash: UInt64,
    _ spelling: UInt32,
    kind: NameEntry.Kind
  ) {
    var kinds: UInt8 = 0
    forEach(question, hash) { kinds |= self.kinds[$0] }
    if kinds & kind.bit == 0 { insert(question, hash, spelling) }
  }

  private mutating func insert(_ question: Question, _ hash: UInt64, _ spelling: UInt32) {
    var isThere = false
    forEach(question, hash) { isThere = isThere || $0 == Int(spelling) }
    if isThere { return }
    if (keyCount + 1) * 10 > keys.count * 7 { grow() }
    keyCount += 1
    place(Self.key(question, hash), spelling)
  }

  private mutating func place(_ key: UInt32, _ value: UInt32) {
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(64, oldKeys.count * 2)
    keys = FlatTable(repeating: 0, count: size)
    values = FlatTable(repeating: 0, count: size)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 { place(key, value) }
  }
}
