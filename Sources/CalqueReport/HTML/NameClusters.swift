import CalqueCore

/// The spellings of one name in a document, with what was probably meant.
struct NameCluster {
  /// A spelling, and the findings that have it.
  struct Spelling {
    var text: String
    var findings: [NumberedFinding]
  }

  /// The spelling that is probably right.
  var name: String
  /// Where the right spelling stands in the document, if it does.
  var places: [String]
  /// The other spellings, in the order of the document.
  var spellings: [Spelling]

  /// The clusters of a document's findings, in the order of the document.
  static func clusters(of findings: [NumberedFinding]) -> [NameCluster] {
    var clusters: [NameCluster] = []
    for entry in findings where isName(entry.finding) {
      guard let name = name(meantBy: entry.finding) else { continue }
      let at =
        clusters.firstIndex { $0.name.lowercased() == name.lowercased() }
        ?? {
          clusters.append(NameCluster(name: name, places: [], spellings: []))
          return clusters.count - 1
        }()
      let text = entry.finding.text
      if let same = clusters[at].spellings.firstIndex(where: { $0.text == text }) {
        clusters[at].spellings[same].findings.append(entry)
      } else {
        clusters[at].spellings.append(Spelling(text: text, findings: [entry]))
      }
      for related in entry.finding.relatedLocations where related.text == name {
        let place = Wording.place(related.location)
        if !clusters[at].places.contains(place) { clusters[at].places.append(place) }
      }
    }
    return clusters
  }

  /// Whether a finding is on a name: its MQM type says so, or another spelling stands elsewhere.
  private static func isName(_ finding: Finding) -> Bool {
    finding.category.split(separator: "/").contains("named-entity")
      || finding.relatedLocations.contains { $0.message == "also spelled" }
  }

  private static func name(meantBy finding: Finding) -> String? {
    finding.suggestions.first { !$0.replacement.isEmpty }?.replacement
      ?? finding.relatedLocations.first?.text
  }

  /// What `document.mustache.html` can name.
  var record: TemplateRecord {
    [
      "name": .text(name),
      "namePlaces": .text(places.prefix(5).joined(separator: ", ")),
      "spellings": .list(
        spellings.map {
          [
            "spelling": .text($0.text),
            "spelledIn": .list(
              $0.findings.map { ["anchor": .text($0.anchor), "number": .number($0.number)] }
            ),
          ]
        }
      ),
    ]
  }
}
