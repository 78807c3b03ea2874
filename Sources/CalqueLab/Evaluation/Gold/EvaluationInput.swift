import CalqueAudit
package import CalqueInput
import Foundation

/// Reads what evaluations work on and tells from the content what is known of it.
package struct EvaluationInput {
  /// The sets read so far.
  package private(set) var sets: [EvaluationSet] = []
  /// What could not be read.
  package private(set) var errors: [InputError] = []

  private let kind: EvaluationSet.Kind?
  private let tasks: Int

  /// Most faulty lines of a file that are named one by one.
  private static let mostFaults = 20

  /// Nothing read yet.
  ///
  /// - Parameters:
  ///   - kind: what all inputs are, when it must not be told from them.
  ///   - tasks: how many tasks read records.
  package init(kind: EvaluationSet.Kind? = nil, tasks: Int = 1) {
    self.kind = kind
    self.tasks = tasks
  }

  /// Adds the sets of a file or a folder.
  ///
  /// A file of records is a set; so are the labelled articles of a folder, and its pages and texts.
  package mutating func add(_ path: String) async {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      return await addFile(path)
    }
    let base = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var names: [String] = []
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: base).sorted()
    } catch {
      errors.append(InputError(path: path, message: "the folder cannot be read"))
      return
    }
    names = names.filter { !$0.hasPrefix(".") }
    let before = (sets.count, errors.count)
    for name in names where Self.isRecords(name) { await addFile("\(base)/\(name)") }
    let articles = names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".json.gz") }
    addArticles(articles.map { "\(base)/\($0)" }, name: Self.name(base))
    // Beside records and articles other texts are notes on them.
    if !names.contains(where: Self.isRecords), articles.isEmpty {
      addTexts(InputDiscovery.find([base]).paths, name: Self.name(base))
    }
    guard (sets.count, errors.count) == before else { return }
    errors.append(
      InputError(
        path: path,
        message: """
          the folder holds nothing to evaluate: neither labelled articles (.json), nor records (.jsonl), nor \
          pages or texts
          """
      )
    )
  }

  private mutating func addFile(_ path: String) async {
    if Self.isRecords(path) { return await addRecords(path) }
    if path.hasSuffix(".json") || path.hasSuffix(".json.gz") {
      return addArticles([path], name: Self.name(path))
    }
    // What is missing is told of now, and not when its turn comes.
    guard FileManager.default.fileExists(atPath: path) || content(path) != nil else { return }
    addTexts([path], name: Self.name(path))
  }

  /// Adds a file of records, one a line.
  private mutating func addRecords(_ path: String) async {
    guard let content = content(path) else { return }
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated().filter { !$0.element.allSatisfy { $0 <= 0x20 } }
    let records = await concurrentMap(count: lines.count, tasks: tasks) { index in
      Result { () throws(EvaluationRecord.Fault) in
        try EvaluationRecord.parse(lines[index].element)
      }
    }
    let told = records.lazy.compactMap { try? $0.get().kind }.first
    guard let kind = kind ?? told else {
      let complaint =
        lines.isEmpty
        ? "the file holds no records"
        : "no line is a record with “text”, “html” or “target”; see calque help evaluate"
      errors.append(InputError(path: path, message: complaint))
      return
    }
    var texts: [GoldText] = []
    var faults: [InputError] = []
    for (index, record) in records.enumerated() {
      let line = lines[index].offset + 1
      do throws(EvaluationRecord.Fault) {
        texts.append(try record.get().goldText(kind, fallback: String(line)))
      } catch {
        faults.append(InputError(path: path, message: error.message, line: line))
      }
    }
    errors += faults.prefix(Self.mostFaults)
    if faults.count > Self.mostFaults {
      let more = faults.count - Self.mostFaults
      errors.append(InputError(path: path, message: "\(more) more lines cannot be read either"))
    }
    append(path, kind, kind == .mqm ? SegmentJoiner.documents(texts) : texts)
  }

  /// Adds files of labelled articles, one each, as one set.
  private mutating func addArticles(_ paths: [String], name: String) {
    var texts: [GoldText] = []
    for path in paths {
      guard let content = content(path) else { continue }
      do throws(EvaluationRecord.Fault) {
        let record = try EvaluationRecord.parse(content[...])
        texts.append(try record.goldText(kind ?? .labelled, fallback: Self.name(path)))
      } catch {
        errors.append(InputError(path: path, message: error.message))
      }
    }
    append(name, kind ?? .labelled, texts)
  }

  /// Adds pages and texts as one set, each to be read when its turn comes.
  private mutating func addTexts(_ paths: [String], name: String) {
    guard !paths.isEmpty else { return }
    let kind = kind ?? .clean
    guard kind == .clean || kind == .machine else {
      errors.append(
        InputError(
          path: paths[0],
          message: "pages and texts have no labels: they are clean or machine text, not \(kind)"
        )
      )
      return
    }
    let texts = paths.map { path in
      var gold = GoldText(id: path, content: .file(path))
      gold.isHuman = kind == .clean
      return gold
    }
    append(name, kind, texts)
  }

  /// Adds a set under a name that no other has.
  private mutating func append(_ path: String, _ kind: EvaluationSet.Kind, _ texts: [GoldText]) {
    guard !texts.isEmpty else { return }
    let name = Self.name(path)
    let others = sets.count { $0.name == name || $0.name.hasPrefix("\(name) (") }
    sets.append(
      EvaluationSet(name: others == 0 ? name : "\(name) (\(others + 1))", kind: kind, texts: texts)
    )
  }

  /// Keeps only the texts that `only` names, all when it names none, and leaves out those in `excluded`.
  ///
  /// Names are ids, or values of a record's set, pair, domain, system, tier or route. A labelled article
  /// whose own file was given is not left out by its id.
  ///
  /// - Returns: the names that no text has.
  package mutating func select(only: [String], excluded: [String]) -> [String] {
    let unknown = (only + excluded).filter { name in
      !sets.contains { $0.texts.contains { $0.isNamed(name) } }
    }
    for index in sets.indices {
      let set = sets[index]
      sets[index].texts.removeAll { text in
        let isOwnFile = set.texts.count == 1 && set.name == text.id
        return !only.isEmpty && !only.contains(where: text.isNamed)
          || !isOwnFile && excluded.contains(where: text.isNamed)
      }
    }
    sets.removeAll(where: \.texts.isEmpty)
    return unknown
  }

  private mutating func content(_ path: String) -> [UInt8]? {
    do throws(InputError) {
      return try Readers.content(of: Readers.fileBytes(path: path), path: path)
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// Whether a path holds records: by its name, or because it is standard input.
  private static func isRecords(_ path: String) -> Bool {
    path == "-" || [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"].contains(where: path.hasSuffix)
  }

  /// A path's last part without the endings that say what it is.
  private static func name(_ path: String) -> String {
    guard path != "-" else { return "standard input" }
    var name = String(path.split(separator: "/").last ?? "/")
    for ending in [".gz", ".jsonl", ".ndjson", ".json"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }
}
