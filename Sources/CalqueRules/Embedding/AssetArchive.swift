package import CalqueText

/// Files of text that are embedded in the program, by their names.
package struct AssetArchive: Sendable {
  /// The files' names, sorted.
  package private(set) var names = TextTable()
  /// The files' texts, in the order of their names.
  package private(set) var texts = TextTable()

  init(_ files: [(name: String, text: String)]) {
    for file in files.sorted(by: { $0.name < $1.name }) {
      names.append(file.name)
      texts.append(file.text)
    }
  }

  /// Files that ``encoded()`` wrote when the program was built; nil for other bytes.
  ///
  /// - Parameter bytes: memory of the program that never changes and is never freed.
  package init?(embedded bytes: UnsafeRawBufferPointer) {
    var reader = BinaryReader(embedded: bytes)
    guard let names = try? reader.texts(), let texts = try? reader.texts(),
      names.count == texts.count
    else { return nil }
    self.names = names
    self.texts = texts
  }

  /// The files as bytes, for embedding.
  func encoded() -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(names)
    writer.write(texts)
    return writer.bytes
  }

  /// The names and texts of all files.
  package var files: [(name: String, text: String)] {
    (0..<names.count).map { (names[$0], texts[$0]) }
  }

  /// The text of the file with this name.
  package func text(of name: String) -> String? {
    (0..<names.count).first { names[$0] == name }.map { texts[$0] }
  }
}
