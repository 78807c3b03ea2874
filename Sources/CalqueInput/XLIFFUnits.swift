private import CLibXML2

/// The translated units of an XLIFF 1.2 or 2 file.
public enum XLIFFUnits {
  /// A unit: what the machine said and what an editor made of it.
  public struct Unit: Hashable, Sendable {
    /// The machine's translation: the first alternative (`alt-trans`, `mtc:match`).
    public var machine: String
    /// The target as it stands.
    public var edited: String
  }

  /// Reads the units that have both an alternative and a target.
  ///
  /// Inline elements are left away, their text stays. Nothing outside the file is read.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its path, for messages.
  /// - Returns: the units in their order.
  /// - Throws: `InputError` when the file is no well-formed XML.
  public static func read(_ bytes: [UInt8], path: String) throws(InputError) -> [Unit] {
    var units: [Unit] = []
    var collector = Collector()
    let fault = LibXML.pull(bytes) { reader in
      let name = xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
      switch xmlTextReaderNodeType(reader) {
      case 1:
        collector.open(name)
        if xmlTextReaderIsEmptyElement(reader) == 1, let unit = collector.close(name) {
          units.append(unit)
        }
      case 15: if let unit = collector.close(name) { units.append(unit) }
      // Text, CDATA and the white space between inline elements.
      case 3, 4, 14:
        if let text = xmlTextReaderConstValue(reader) { collector.add(String(cString: text)) }
      default: break
      }
      return true
    }
    if let line = fault {
      throw InputError(
        path: path,
        message:
          "The file is no well-formed XML: something is wrong in line \(line). Mend it there."
      )
    }
    return units
  }

  /// The texts of the unit that is being read.
  private struct Collector {
    private var target: String?
    private var alternative: String?
    /// How deep in alternatives it is, and how many of them have ended.
    private var depth = 0
    private var ended = 0
    private var isInTarget = false

    mutating func open(_ name: String) {
      switch name {
      case "trans-unit", "unit":
        target = nil
        alternative = nil
        (depth, ended) = (0, 0)
      case "alt-trans", "match": depth += 1
      case "target":
        isInTarget = true
        if depth > 0 { alternative = alternative ?? "" } else { target = target ?? "" }
      default: break
      }
    }

    mutating func add(_ text: String) {
      guard isInTarget else { return }
      if depth > 0 {
        if ended == 0 { alternative?.append(text) }
      } else {
        target?.append(text)
      }
    }

    mutating func close(_ name: String) -> Unit? {
      switch name {
      case "target": isInTarget = false
      case "alt-trans", "match":
        depth = max(0, depth - 1)
        ended += 1
      case "trans-unit", "unit":
        guard let target, let alternative, !target.isEmpty, !alternative.isEmpty else {
          return nil
        }
        return Unit(machine: alternative, edited: target)
      default: break
      }
      return nil
    }
  }
}
