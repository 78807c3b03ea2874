import CalqueText

extension BinaryWriter {
  mutating func write(_ sequence: CompiledSequence) {
    write(sequence.rule)
    write(sequence.elements) {
      $0.write($1.words)
      $0.write($1.shape?.rawValue ?? "")
      $0.write($1.classes.rawValue)
      $0.write($1.isNegated)
      $0.write($1.count.lowerBound)
      $0.write($1.count.upperBound)
    }
    write(sequence.anchor)
  }

  mutating func write(_ measure: CompiledMeasure) {
    write(measure.rule)
    write(measure.subject.rawValue)
    write(measure.within.rawValue)
    write(measure.most)
    write(measure.least)
  }
}

extension BinaryReader {
  mutating func sequence() throws -> CompiledSequence {
    let rule = try int()
    let elements = try elements { reader throws -> TokenPattern.Element in
      var element = TokenPattern.Element()
      element.words = try reader.array(UInt64.self)
      element.shape = TokenPattern.Shape(rawValue: try reader.string())
      element.classes = WordClass(rawValue: try reader.read(UInt16.self))
      element.isNegated = try reader.bool()
      let (low, high) = (try reader.int(), try reader.int())
      guard low >= 0, low <= high, high <= TokenPattern.longestGap else { throw Damaged() }
      element.count = low...high
      return element
    }
    let anchor = try int()
    guard elements.indices.contains(anchor) else { throw Damaged() }
    return CompiledSequence(rule: rule, elements: elements, anchor: anchor)
  }

  mutating func measure() throws -> CompiledMeasure {
    let rule = try int()
    guard let subject = CompiledMeasure.Subject(rawValue: try read(UInt8.self)) else {
      throw Damaged()
    }
    return CompiledMeasure(
      rule: rule,
      subject: subject,
      within: try choice(Rule.Within.self),
      most: try int(),
      least: try int()
    )
  }
}
