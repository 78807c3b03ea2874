extension NameTable {
  func write(to writer: inout BinaryWriter) {
    writer.write(lists) { $0.write($1) }
    writer.write(knownLists) { $0.write($1) }
    writer.write(text)
    writer.write(textStarts)
    writer.write(letters)
    writer.write(partStarts)
    writer.write(firstParts)
    writer.write(canonical)
    writer.write(listOf)
    writer.write(heads)
    writer.write(kinds)
    writer.write(known)
    writer.write(keys)
    writer.write(values)
    writer.write(keyCount)
  }

  init(from reader: inout BinaryReader) throws {
    lists = try reader.elements { try $0.string() }
    knownLists = try reader.elements { try $0.string() }
    text = try reader.table(UInt8.self)
    textStarts = try reader.table(UInt32.self)
    letters = try reader.table(UInt8.self)
    partStarts = try reader.table(UInt32.self)
    firstParts = try reader.table(UInt32.self)
    canonical = try reader.table(UInt32.self)
    listOf = try reader.table(UInt32.self)
    heads = try reader.table(UInt64.self)
    kinds = try reader.table(UInt8.self)
    known = try reader.table(UInt32.self)
    keys = try reader.table(UInt32.self)
    values = try reader.table(UInt32.self)
    keyCount = try reader.int()
    guard textStarts.count == count + 1, firstParts.count == count + 1, listOf.count == count,
      heads.count == count, kinds.count == count,
      keys.count == values.count, keys.count & (keys.count - 1) == 0 || keys.isEmpty
    else { throw BinaryReader.Damaged() }
  }
}

extension BinaryWriter {
  mutating func write(_ drift: CompiledDrift) {
    write(drift.rule)
    write(drift.parameters.edits.rawValue)
    write(drift.parameters.anchor.rawValue)
    write(drift.parameters.minimumLength)
  }

  mutating func write(_ nearList: CompiledNearList) {
    write(nearList.rule)
    write(nearList.lists)
    write(nearList.anchor.rawValue)
    write(nearList.distance)
    write(nearList.edits.rawValue)
    write(nearList.kinds)
    write(nearList.usesGazetteers)
    write(nearList.isOfRoute)
    write(nearList.before)
    write(nearList.after)
  }
}

extension BinaryReader {
  mutating func drift() throws -> CompiledDrift {
    CompiledDrift(
      rule: try int(),
      parameters: Drift(
        edits: try choice(NameEdits.self),
        anchor: try choice(Drift.Anchor.self),
        minimumLength: try int()
      )
    )
  }

  mutating func nearList() throws -> CompiledNearList {
    CompiledNearList(
      rule: try int(),
      lists: try array(UInt32.self),
      anchor: try choice(NearList.Anchor.self),
      distance: try int(),
      edits: try choice(NameEdits.self),
      kinds: try read(UInt8.self),
      usesGazetteers: try bool(),
      isOfRoute: try bool(),
      before: try array(UInt64.self),
      after: try array(UInt64.self)
    )
  }
}
