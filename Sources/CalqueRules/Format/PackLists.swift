/// The lists of a pack: the words of each, and the files of those that come from one.
struct PackLists {
  /// A list's file.
  struct File {
    /// Its path below the pack.
    var path: String
    /// Its text.
    var text: String
    /// The files that follow it in a list of several.
    var rest: [File] = []
  }

  var words: [String: [String]] = [:]
  var files: [String: File] = [:]

  mutating func merge(_ other: Self) {
    words.merge(other.words) { $1 }
    for name in other.words.keys { files[name] = other.files[name] }
  }

  /// The rows of a list of names; of a list of words each is a name.
  func names(_ name: String, pack: String) throws(PackError) -> [NameEntry]? {
    if let file = files[name] {
      var entries: [NameEntry] = []
      for file in [file] + file.rest {
        entries += try NameEntry.parse(file.text, path: "\(pack)/\(file.path)")
      }
      return entries
    }
    return words[name]?.map { NameEntry(name: $0, aliases: [], kind: .other) }
  }
}
