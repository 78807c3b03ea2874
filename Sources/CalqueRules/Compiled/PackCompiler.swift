import CalqueCore
import CalqueText

/// Adds packs to compiled rules.
public struct PackCompiler {
  /// The rules so far.
  public internal(set) var rules: CompiledRules
  /// What was added to ``CompiledRules/phrases``, by index.
  private var details: [PhraseDetail: Int32] = [:]
  /// The labels of the automaton's classes by their words.
  private var classes: [[UInt32]: UInt32] = [:]

  /// Starts from nothing, or from the shipped rules.
  public init(base: CompiledRules = CompiledRules()) { rules = base }

  /// Adds a pack.
  ///
  /// - Throws: ``PackError`` when a pack of this id is there already.
  public mutating func add(_ pack: RulePack) throws(PackError) {
    guard !rules.packs.contains(where: { $0.summary.id == pack.id }) else {
      throw PackError(
        path: pack.id,
        message: "a pack with the id “\(pack.id)” is loaded already; rename the file or folder"
      )
    }
    let packIndex = rules.packs.count
    rules.packs.append(
      CompiledPack(
        summary: PackSummary(
          id: pack.id,
          version: pack.version,
          title: pack.title,
          target: pack.target?.primary ?? "any",
          rules: pack.rules.count
        ),
        target: pack.target
      )
    )
    insert(pack.right, root: .right, payload: Int32(packIndex))
    for rule in pack.rules { add(rule, pack: packIndex) }
  }

  private mutating func add(_ rule: Rule, pack: Int) {
    let index = rules.rules.count
    var compiled = CompiledRule(
      descriptor: rule.descriptor,
      pack: pack,
      isOn: rule.isOn,
      scope: rule.scope.reduce(0) { $0 | $1.bit },
      links: rule.links,
      isExactCase: rule.isExactCase,
      isFirstOnly: rule.isFirstOnly,
      isCompiledAsHint: rule.descriptor.confidence == .hint,
      yieldsToRightForms: rule.match.yieldsToRightForms,
      near: [],
      exceptNear: [],
      exceptPhrase: -1,
      exceptWords: [],
      fix: rule.fix
    )
    let root = compiled.isCompiledAsHint ? Automaton.Root.hint : .finding
    switch rule.match {
    case .phrase(let expansions):
      insert(
        expansions,
        root: root,
        payload: Int32(index),
        isExactCase: rule.isExactCase
      )
    case .exchange(let expansions, let excuses):
      insert(expansions, root: root, payload: Int32(index))
      rules.exchanges.append(CompiledExchange(excuses, rule: index))
    case .furniture(let expansions): insert(expansions, root: .furniture, payload: Int32(index))
    case .echo(let form): add(form, rule: index)
    case .repeat(let repetition): add(repetition, rule: index)
    case .leftover(let leftover): compiled.leftover = leftover
    case .detector(let mechanism): compiled.mechanism = mechanism
    case .drift(let drift): rules.drifts.append(CompiledDrift(rule: index, parameters: drift))
    case .nearList(let nearList): add(nearList, rule: index)
    case .tokens(let pattern): add(pattern, rule: index)
    case .regex(let search):
      rules.searches.append(CompiledSearch(rule: index, search: search))
    case .count(let measure): add(measure, rule: index)
    }
    compiled.near = rule.near.map { near($0) }
    var excusing: [PhraseExpansion] = []
    for exception in rule.exceptions {
      switch exception {
      case .phrase(let expansions): excusing += expansions
      case .words(let expansions):
        for element in expansions.compactMap(\.elements.first) {
          switch element {
          case .word(let hash): compiled.exceptWords.append(rules.lexicon.intern(hash: hash))
          case .oneOf(let hashes):
            compiled.exceptWords += hashes.map { rules.lexicon.intern(hash: $0) }
          case .number, .anyWord, .variable, .slot: continue
          }
        }
      case .scope(let kinds): for kind in kinds { compiled.scope &= ~kind.bit }
      case .near(let condition): compiled.exceptNear.append(near(condition))
      }
    }
    compiled.exceptWords.sort()
    if !excusing.isEmpty { compiled.exceptPhrase = condition(excusing) }
    rules.rules.append(compiled)
  }

  private mutating func near(_ near: Rule.Near) -> CompiledRule.Near {
    CompiledRule.Near(
      condition: condition(near.phrases),
      within: near.within,
      isBefore: near.isBefore
    )
  }

  mutating func condition(_ expansions: [PhraseExpansion]) -> Int32 {
    let number = rules.conditionCount
    rules.conditionCount += 1
    insert(expansions, root: .condition, payload: number)
    return number
  }

  mutating func insert(
    _ expansions: [PhraseExpansion],
    root: Automaton.Root,
    payload: Int32,
    isExactCase: Bool = false
  ) {
    for expansion in expansions {
      var labels: [UInt32] = []
      var firstWords: [UInt32] = []
      for element in expansion.elements {
        switch element {
        case .word(let hash): labels.append(rules.lexicon.intern(hash: hash))
        case .number: labels.append(Automaton.Label.number)
        case .anyWord: labels.append(Automaton.Label.word)
        case .oneOf(let hashes):
          let ids = hashes.map { rules.lexicon.intern(hash: $0) }.sorted()
          if labels.isEmpty { firstWords = ids }
          labels.append(label(forAnyOf: ids))
        case .slot(let slot): labels.append(slot.label)
        case .variable: preconditionFailure("the parser admits variables in echo forms only")
        }
      }
      let keepsShapes = isExactCase || expansion.exchange != nil || root == .right
      let detail = detail(of: expansion, keepsShapes: keepsShapes)
      rules.automaton.insert(
        labels,
        root: root,
        payload: payload,
        captures: detail,
        isDistinct: isExactCase,
        firstWords: firstWords
      )
    }
  }

  private mutating func label(forAnyOf words: [UInt32]) -> UInt32 {
    if let label = classes[words] { return label }
    let label = rules.automaton.addClass(words)
    classes[words] = label
    return label
  }

  /// The index of what a phrase's end says; the readings of a pattern share it where they can.
  private mutating func detail(of expansion: PhraseExpansion, keepsShapes: Bool) -> Int32 {
    let detail = PhraseDetail(
      captures: expansion.captures,
      shapes: keepsShapes ? expansion.shapes : [],
      intended: expansion.intended.map { intention($0) } ?? -1,
      exchanged: Int8(clamping: expansion.exchange?.place ?? -1),
      right: expansion.exchange?.right ?? 0
    )
    if let index = details[detail] { return index }
    let index = Int32(rules.phrases.count)
    rules.phrases.append(detail)
    details[detail] = index
    return index
  }

  /// The index of a text of ``CompiledRules/intentions``; the phrases of a row follow one another.
  private mutating func intention(_ text: String) -> Int32 {
    let last = rules.intentions.count - 1
    if last < 0 || rules.intentions[last] != text { rules.intentions.append(text) }
    return Int32(rules.intentions.count - 1)
  }

  private mutating func add(_ form: EchoForm, rule: Int) {
    for variant in form.variants {
      var elements: [CompiledEcho.Element] = []
      var anchor = -1
      for (place, element) in variant.elements.enumerated() {
        switch element {
        case .word(let hash):
          elements.append(.word(rules.lexicon.intern(hash: hash)))
          if anchor < 0 { anchor = place }
        case .number: elements.append(.number)
        // A variable that stands once is any word.
        case .anyWord: elements.append(.variable(name: .max, inflection: .same))
        case .oneOf, .slot: preconditionFailure("the parser makes none of these in echo forms")
        case .variable(let name, let inflection):
          elements.append(.variable(name: name, inflection: inflection))
        }
      }
      if case .word(let id)? = anchor < 0 ? nil : elements[anchor] {
        rules.automaton.insert([id], root: .echo, payload: Int32(rules.echoes.count))
      }
      rules.echoes.append(
        CompiledEcho(
          rule: rule,
          elements: elements,
          anchor: anchor,
          minimumLength: form.minimumLength,
          ignored: form.ignored.sorted(),
          ignoredEndings: form.ignoredEndings,
          matchesNames: form.matchesNames
        )
      )
    }
  }

  private mutating func add(_ pattern: TokenPattern, rule: Int) {
    guard let run = pattern.anchorRun else { return }
    let payload = Int32(rules.sequences.count)
    var labels: [UInt32] = []
    var firstWords: [UInt32] = []
    for element in pattern.elements[run] {
      let ids = element.words.map { rules.lexicon.intern(hash: $0) }.sorted()
      if labels.isEmpty { firstWords = ids }
      labels.append(ids.count == 1 ? ids[0] : label(forAnyOf: ids))
    }
    rules.automaton.insert(labels, root: .tokens, payload: payload, firstWords: firstWords)
    rules.sequences.append(
      CompiledSequence(rule: rule, elements: pattern.elements, anchor: run.lowerBound)
    )
  }

  private mutating func add(_ measure: Measure, rule: Int) {
    let subject: CompiledMeasure.Subject
    switch measure.subject {
    case .words: subject = .words
    case .sentences: subject = .sentences
    case .phrases(let expansions):
      subject = .phrases
      insert(expansions, root: .counted, payload: Int32(rules.measures.count))
    }
    rules.measures.append(
      CompiledMeasure(
        rule: rule,
        subject: subject,
        within: measure.within,
        most: measure.most ?? -1,
        least: measure.least ?? -1
      )
    )
  }

  private mutating func add(_ nearList: NearList, rule: Int) {
    rules.names.addKnown(nearList.known)
    rules.nearLists.append(
      CompiledNearList(
        rule: rule,
        lists: nearList.lists.map { rules.names.add($0) }.sorted()
          + (nearList.usesGazetteers ? rules.gazetteers : []),
        anchor: nearList.anchor,
        distance: nearList.distance,
        edits: nearList.edits,
        kinds: nearList.kinds.isEmpty ? .max : nearList.kinds.reduce(0) { $0 | $1.bit },
        usesGazetteers: nearList.usesGazetteers,
        isOfRoute: nearList.isOfRoute,
        before: nearList.before.map(WordHash.of).sorted(),
        after: nearList.after.map(WordHash.of).sorted()
      )
    )
  }

  private mutating func add(_ repetition: Repetition, rule: Int) {
    let endings = repetition.compoundEndings.map { rules.lexicon.intern(hash: WordHash.of($0)) }
    let words = repetition.words.map { rules.lexicon.intern(hash: WordHash.of($0)) }
    for id in Set(endings + words).sorted() {
      rules.automaton.insert([id], root: .repetition, payload: Int32(rules.repetitions.count))
    }
    rules.repetitions.append(
      CompiledRepetition(
        rule: rule,
        compoundEndings: endings.sorted(),
        words: words.sorted(),
        ignored: repetition.ignored.map(WordHash.of).sorted(),
        minimumLength: repetition.minimumLength,
        distance: repetition.distance,
        within: repetition.within,
        count: repetition.count
      )
    )
  }
}
