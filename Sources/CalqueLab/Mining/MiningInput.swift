private import CalqueAudit
private import CalqueCore
public import CalqueInput
private import Foundation

/// Reads the texts to mine: files and folders of pages and texts, JSON records, pairs.
public struct MiningInput {
  /// The texts read so far, each with its site.
  public private(set) var sources: [ContrastMiner.Source] = []
  /// The pairs read so far.
  public private(set) var pairs: [CorrectionMiner.Pair] = []
  /// What could not be read.
  public private(set) var errors: [InputError] = []

  /// Nothing read yet.
  public init() {}

  /// Adds the texts of a file or a folder.
  ///
  /// A record's site is its `site`, the host of its `url`, or its `system`; a file's is the folder below
  /// `path` in which it lies, or else the file itself.
  public mutating func addTexts(_ path: String) {
    for file in InputDiscovery.find([path]).paths {
      if Self.isRecords(file) {
        for record in records(file) {
          guard let text = record.text ?? record.html.map(Self.text(ofHTML:)) else { continue }
          sources.append(ContrastMiner.Source(site: record.origin(file), text: text))
        }
      } else {
        do throws(InputError) {
          let document = try Readers.read(contentsOfFile: file)
          sources.append(
            ContrastMiner.Source(
              site: Self.site(of: file, below: path),
              text: String(decoding: document.text, as: UTF8.self)
            )
          )
        } catch {
          errors.append(error)
        }
      }
    }
  }

  /// Adds pairs: a TSV file (machine, edited), JSON records (`text` or `mt`; `edited` or `pe`), XLIFF, or
  /// two folders with files of the same names.
  public mutating func addPairs(_ path: String, edited: String? = nil) {
    if let edited {
      for file in InputDiscovery.find([path]).paths {
        let name = String(file.dropFirst(path.utf8.count))
        guard let machine = text(file), let other = text(edited + name) else { continue }
        add(machine, other, site: Self.site(of: file, below: path))
      }
    } else if Self.isRecords(path) {
      for record in records(path) {
        guard let machine = record.text ?? record.mt, let edited = record.edited ?? record.pe
        else { continue }
        add(machine, edited, site: record.origin(path))
      }
    } else if path.hasSuffix(".xlf") || path.hasSuffix(".xliff") {
      do throws(InputError) {
        for unit in try XLIFFUnits.read(Readers.fileBytes(path: path), path: path) {
          add(unit.machine, unit.edited, site: path)
        }
      } catch {
        errors.append(error)
      }
    } else {
      for (number, line) in lines(path).enumerated() where !line.isEmpty {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2 else {
          errors.append(
            InputError(
              path: path,
              message: "line \(number + 1) has no tab between the machine's words and the editor's"
            )
          )
          return
        }
        add(String(fields[0]), String(fields[1]), site: path)
      }
    }
  }

  /// Pairs of long texts are taken paragraph by paragraph where these go together.
  private mutating func add(_ machine: String, _ edited: String, site: String) {
    let left = machine.split(separator: "\n").map(String.init)
    let right = edited.split(separator: "\n").map(String.init)
    if left.count == right.count {
      for (machine, edited) in zip(left, right) {
        pairs.append(CorrectionMiner.Pair(site: site, machine: machine, edited: edited))
      }
    } else {
      pairs.append(CorrectionMiner.Pair(site: site, machine: machine, edited: edited))
    }
  }

  private struct Record: Decodable {
    var text: String?
    var html: String?
    var edited: String?
    var mt: String?
    var pe: String?
    var site: String?
    var url: String?
    var system: String?
    var lp: String?

    func origin(_ file: String) -> String {
      if let site { return site }
      if let host = url.flatMap({ URL(string: $0)?.host }) { return host }
      return [lp, system].compactMap(\.self).joined(separator: " ").isEmpty
        ? file : [lp, system].compactMap(\.self).joined(separator: " ")
    }
  }

  private mutating func records(_ path: String) -> [Record] {
    var result: [Record] = []
    let decoder = JSONDecoder()
    for (number, line) in lines(path).enumerated() where !line.allSatisfy(\.isWhitespace) {
      do {
        result.append(try decoder.decode(Record.self, from: Data(line.utf8)))
      } catch {
        errors.append(
          InputError(path: path, message: "line \(number + 1) is no JSON object with texts")
        )
      }
    }
    return result
  }

  private mutating func lines(_ path: String) -> [Substring] {
    do throws(InputError) {
      let bytes = try Readers.content(of: Readers.fileBytes(path: path), path: path)
      return String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    } catch {
      errors.append(error)
      return []
    }
  }

  private mutating func text(_ path: String) -> String? {
    do throws(InputError) {
      return String(decoding: try Readers.read(contentsOfFile: path).text, as: UTF8.self)
    } catch {
      errors.append(error)
      return nil
    }
  }

  private static func text(ofHTML html: String) -> String {
    let document = try? Readers.read(bytes: Array(html.utf8), path: "record", format: .html)
    return document.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
  }

  private static func isRecords(_ path: String) -> Bool {
    [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"].contains { path.hasSuffix($0) }
  }

  private static func site(of file: String, below path: String) -> String {
    let parts = file.dropFirst(path.utf8.count).split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : file
  }
}
