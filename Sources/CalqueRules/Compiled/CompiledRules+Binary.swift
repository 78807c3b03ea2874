import CalqueCore
import CalqueText

extension CompiledRules {
  /// The first bytes of stored rules: name and version of the form.
  private static let magic: UInt64 = 0x0010_5345_4C55_5243

  /// The rules as bytes, for embedding.
  public func encoded() -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(Self.magic)
    writer.write(lexicon.count)
    writer.write(lexicon.hashes)
    writer.write(lexicon.ids)
    writer.write(automaton)
    writer.write(intentions)
    phrases.write(to: &writer)
    writer.write(packs) { $0.write($1) }
    writer.write(rules) { $0.write($1) }
    writer.write(echoes) { $0.write($1) }
    writer.write(repetitions) { $0.write($1) }
    writer.write(conditionCount)
    writer.write(drifts) { $0.write($1) }
    writer.write(nearLists) { $0.write($1) }
    writer.write(sequences) { $0.write($1) }
    writer.write(searches) {
      $0.write($1.rule)
      $0.write($1.search.pattern)
      $0.write($1.search.literal)
      $0.write($1.search.ignoresCase)
    }
    writer.write(measures) { $0.write($1) }
    writer.write(exchanges) { $0.write($1) }
    names.write(to: &writer)
    return writer.bytes
  }

  /// Reads rules that ``encoded()`` wrote; nil for any other bytes.
  public init?(encoded bytes: UnsafeRawBufferPointer) {
    var reader = BinaryReader(bytes)
    guard let rules = try? Self(from: &reader) else { return nil }
    self = rules
  }

  /// Rules that ``encoded()`` wrote when the program was built; their tables stay where they lie.
  ///
  /// - Parameter bytes: memory of the program that never changes and is never freed.
  package init?(embedded bytes: UnsafeRawBufferPointer) {
    var reader = BinaryReader(embedded: bytes)
    guard let rules = try? Self(from: &reader) else { return nil }
    self = rules
  }

  private init(from reader: inout BinaryReader) throws {
    self.init()
    guard try reader.read(UInt64.self) == Self.magic else { throw BinaryReader.Damaged() }
    lexicon = Lexicon(
      count: try reader.int(),
      hashes: try reader.table(UInt64.self),
      ids: try reader.table(UInt32.self)
    )
    automaton = try reader.automaton()
    intentions = try reader.texts()
    phrases = try PhraseTable(from: &reader, intentions: intentions.count)
    packs = try reader.elements { try $0.pack() }
    rules = try reader.elements { try $0.rule() }
    echoes = try reader.elements { try $0.echo() }
    repetitions = try reader.elements { try $0.repetition() }
    conditionCount = try reader.read(Int32.self)
    drifts = try reader.elements { try $0.drift() }
    nearLists = try reader.elements { try $0.nearList() }
    sequences = try reader.elements { try $0.sequence() }
    searches = try reader.elements { reader throws -> CompiledSearch in
      CompiledSearch(
        rule: try reader.int(),
        search: PatternSearch(
          pattern: try reader.string(),
          literal: try reader.string(),
          ignoresCase: try reader.bool()
        )
      )
    }
    measures = try reader.elements { try $0.measure() }
    exchanges = try reader.elements { try $0.exchange() }
    names = try NameTable(from: &reader)
  }
}

extension BinaryWriter {
  fileprivate mutating func write(_ automaton: Automaton) {
    write(automaton.edges)
    write(automaton.filter)
    write(automaton.edgeCount)
    write(automaton.nodes)
    write(automaton.outputs)
    write(automaton.rootBits)
    write(automaton.numberRoots)
    write(automaton.firstClass)
    write(automaton.classLinks)
    write(automaton.classCount)
    write(automaton.firstRootLink)
    write(automaton.rootLinks)
  }

  fileprivate mutating func write(_ pack: CompiledPack) {
    write(pack.summary.id)
    write(pack.summary.version)
    write(pack.summary.title)
    write(pack.summary.target)
    write(pack.summary.rules)
  }

  fileprivate mutating func write(_ rule: CompiledRule) {
    write(rule.descriptor.id)
    write(rule.descriptor.title)
    write(rule.descriptor.severity.rawValue)
    write(rule.descriptor.category)
    write(rule.descriptor.confidence.rawValue)
    write(rule.descriptor.why)
    write(rule.descriptor.references) { $0.write($1) }
    write(rule.pack)
    write(rule.isOn)
    write(rule.scope)
    write(rule.links.rawValue)
    write(rule.isExactCase)
    write(rule.isFirstOnly)
    write(rule.isCompiledAsHint)
    write(rule.yieldsToRightForms)
    write(rule.leftover?.rawValue ?? "")
    write(rule.mechanism?.name.rawValue ?? "")
    write(rule.mechanism?.minimumWords ?? 0)
    write(rule.mechanism?.similarity ?? 0)
    write(rule.mechanism?.count ?? 0)
    write(rule.near) { $0.write($1) }
    write(rule.exceptNear) { $0.write($1) }
    write(rule.exceptPhrase)
    write(rule.exceptWords)
    switch rule.fix {
    case .none: write(UInt8(0))
    case .replace(let text, let keepsCase):
      write(UInt8(1))
      write(text)
      write(keepsCase)
    case .remove: write(UInt8(2))
    case .offer(let texts):
      write(UInt8(3))
      write(texts) { $0.write($1) }
    }
  }

  fileprivate mutating func write(_ near: CompiledRule.Near) {
    write(near.condition)
    write(near.within.rawValue)
    write(near.isBefore)
  }

  fileprivate mutating func write(_ echo: CompiledEcho) {
    write(echo.rule)
    write(echo.elements) {
      switch $1 {
      case .word(let id):
        $0.write(UInt8(0))
        $0.write(id)
      case .number: $0.write(UInt8(1))
      case .variable(let name, let inflection):
        $0.write(UInt8(2))
        $0.write(name)
        $0.write(inflection.rawValue)
      }
    }
    write(echo.anchor)
    write(echo.minimumLength)
    write(echo.ignored)
    write(echo.ignoredEndings) { $0.write($1) }
    write(echo.matchesNames)
  }

  fileprivate mutating func write(_ repetition: CompiledRepetition) {
    write(repetition.rule)
    write(repetition.compoundEndings)
    write(repetition.words)
    write(repetition.ignored)
    write(repetition.minimumLength)
    write(repetition.distance)
    write(repetition.within.rawValue)
    write(repetition.count)
  }
}

extension BinaryReader {
  fileprivate mutating func automaton() throws -> Automaton {
    Automaton(
      edges: try table(Automaton.Edge.self),
      filter: try table(UInt64.self),
      edgeCount: try int(),
      nodes: try table(Automaton.Node.self),
      outputs: try table(Automaton.Output.self),
      rootBits: try table(UInt16.self),
      numberRoots: try read(UInt16.self),
      firstClass: try table(Int32.self),
      classLinks: try table(Automaton.ClassLink.self),
      classCount: try int(),
      firstRootLink: try table(Int32.self),
      rootLinks: try table(Automaton.RootLink.self)
    )
  }

  fileprivate mutating func pack() throws -> CompiledPack {
    let summary = PackSummary(
      id: try string(),
      version: try string(),
      title: try string(),
      target: try string(),
      rules: try int()
    )
    return CompiledPack(
      summary: summary,
      target: summary.target == "any" ? nil : LanguageTag(summary.target)
    )
  }

  fileprivate mutating func rule() throws -> CompiledRule {
    let descriptor = RuleDescriptor(
      id: try string(),
      title: try string(),
      severity: try choice(Severity.self),
      category: try string(),
      confidence: try choice(Confidence.self),
      why: try string(),
      references: try elements { try $0.string() }
    )
    return CompiledRule(
      descriptor: descriptor,
      pack: try int(),
      isOn: try bool(),
      scope: try read(UInt16.self),
      links: try links(),
      isExactCase: try bool(),
      isFirstOnly: try bool(),
      isCompiledAsHint: try bool(),
      yieldsToRightForms: try bool(),
      leftover: Leftover(rawValue: try string()),
      mechanism: try mechanism(),
      near: try elements { try $0.near() },
      exceptNear: try elements { try $0.near() },
      exceptPhrase: try read(Int32.self),
      exceptWords: try array(UInt32.self),
      fix: try fix()
    )
  }

  private mutating func links() throws -> Rule.Links {
    guard let links = Rule.Links(rawValue: try read(UInt8.self)) else { throw Damaged() }
    return links
  }

  private mutating func mechanism() throws -> Mechanism? {
    let name = Mechanism.Name(rawValue: try string())
    let (words, similarity, count) = (try int(), try int(), try int())
    guard let name else { return nil }
    var mechanism = Mechanism(name)
    mechanism.minimumWords = words
    mechanism.similarity = similarity
    mechanism.count = count
    return mechanism
  }

  private mutating func near() throws -> CompiledRule.Near {
    CompiledRule.Near(
      condition: try read(Int32.self),
      within: try choice(Rule.Within.self),
      isBefore: try bool()
    )
  }

  private mutating func fix() throws -> Rule.Fix {
    switch try read(UInt8.self) {
    case 0: .none
    case 1: .replace(try string(), keepsCase: try bool())
    case 2: .remove
    case 3: .offer(try elements { try $0.string() })
    default: throw Damaged()
    }
  }

  fileprivate mutating func echo() throws -> CompiledEcho {
    CompiledEcho(
      rule: try int(),
      elements: try elements { reader throws -> CompiledEcho.Element in
        switch try reader.read(UInt8.self) {
        case 0: return .word(try reader.read(UInt32.self))
        case 1: return .number
        case 2:
          let name = try reader.read(UInt8.self)
          guard let inflection = EchoForm.Inflection(rawValue: try reader.read(UInt8.self)) else {
            throw Damaged()
          }
          return .variable(name: name, inflection: inflection)
        default: throw Damaged()
        }
      },
      anchor: try int(),
      minimumLength: try int(),
      ignored: try array(UInt64.self),
      ignoredEndings: try elements { try $0.string() },
      matchesNames: try bool()
    )
  }

  fileprivate mutating func repetition() throws -> CompiledRepetition {
    CompiledRepetition(
      rule: try int(),
      compoundEndings: try array(UInt32.self),
      words: try array(UInt32.self),
      ignored: try array(UInt64.self),
      minimumLength: try int(),
      distance: try int(),
      within: try choice(Rule.Within.self),
      count: try int()
    )
  }
}
