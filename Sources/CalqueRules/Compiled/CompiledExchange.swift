import CalqueCore
public import CalqueText

/// What excuses the exchanged words of a rule, in the form that the matcher runs on.
public struct CompiledExchange: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// Hashes of the forms of words, ascending.
  var forms: FlatTable<UInt64>
  /// For each form, the hash of its word as dictionaries list it.
  var bases: FlatTable<UInt64>
  /// Hashes of pairs of words and of forms that are no finding, ascending.
  var excused: FlatTable<UInt64>

  init(
    rule: Int,
    forms: FlatTable<UInt64>,
    bases: FlatTable<UInt64>,
    excused: FlatTable<UInt64>
  ) {
    self.rule = rule
    self.forms = forms
    self.bases = bases
    self.excused = excused
  }

  init(_ excuses: ExchangeExcuses, rule: Int) {
    self.rule = rule
    var bases: [UInt64: UInt64] = [:]
    for word in excuses.words { bases[WordHash.of(word)] = WordHash.of(word) }
    for word in excuses.words {
      for form in WordForms.of(word) {
        let hash = WordHash.of(form)
        if bases[hash] == nil { bases[hash] = WordHash.of(word) }
      }
    }
    let forms = bases.keys.sorted()
    self.forms = FlatTable(forms)
    self.bases = FlatTable(forms.map { bases[$0] ?? $0 })
    excused = FlatTable()
    let pairs = excuses.pairs.map { Self.key($0.map { base(of: WordHash.of($0)) }, isPair: true) }
    let ordinary = excuses.ordinary.map {
      Self.key($0.map { base(of: WordHash.of($0)) }, isPair: false)
    }
    excused = FlatTable(Set(pairs + ordinary).sorted())
  }

  /// Whether a phrase of these tokens is a finding, with the token at `place` standing for `right`.
  public func admits(_ tokens: some Sequence<Token>, exchanged place: Int, right: UInt64) -> Bool {
    let words = tokens.map { base(of: $0.hash) }
    let right = base(of: right)
    guard words[place] != right else { return false }
    return !excused.sortedContains(Self.key([right, words[place]], isPair: true))
      && !excused.sortedContains(Self.key(words, isPair: false))
  }

  /// The hash of the word that a form belongs to; of an unknown one, its own.
  private func base(of hash: UInt64) -> UInt64 {
    let place = forms.partitioningIndex { $0 >= hash }
    return place < forms.count && forms[place] == hash ? bases[place] : hash
  }

  private static func key(_ words: [UInt64], isPair: Bool) -> UInt64 {
    words.reduce(isPair ? 1 : 2) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }
}

extension BinaryWriter {
  mutating func write(_ exchange: CompiledExchange) {
    write(exchange.rule)
    write(exchange.forms)
    write(exchange.bases)
    write(exchange.excused)
  }
}

extension BinaryReader {
  mutating func exchange() throws -> CompiledExchange {
    let exchange = CompiledExchange(
      rule: try int(),
      forms: try table(UInt64.self),
      bases: try table(UInt64.self),
      excused: try table(UInt64.self)
    )
    guard exchange.forms.count == exchange.bases.count else { throw Damaged() }
    return exchange
  }
}
