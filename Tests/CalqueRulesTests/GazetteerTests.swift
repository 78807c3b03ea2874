import CalqueText
import Testing

@testable import CalqueRules

/// Lists of names that users add, in each of their forms.
@Suite struct GazetteerTests {
  private let selmark = NameEntry(
    name: "Oravind Selmark",
    aliases: ["O. Selmark", "Selmark"],
    kind: .person,
    head: "minister"
  )

  @Test(arguments: [
    ("a.tsv", "# people\nOravind Selmark\tO. Selmark|Selmark\tperson\tminister\n"),
    (
      "a.tsv",
      "kind\tname\taliases\thead\r\nperson\tOravind Selmark\tO. Selmark| Selmark\tminister\r\n"
    ),
    (
      "a.tsv",
      "\u{FEFF}kind\tname\taliases\thead\nperson\tOravind Selmark\tO. Selmark|Selmark\tminister"
    ),
    (
      "a.yml",
      "- {name: Oravind Selmark, aliases: [O. Selmark, Selmark], kind: person, head: minister}"
    ),
    (
      "a.yaml.gz",
      "names:\n  - {name: Oravind Selmark, aliases: [O. Selmark, Selmark], kind: person, head: minister}"
    ),
  ])
  func formsGiveTheSameNames(_ path: String, _ text: String) throws {
    #expect(try Gazetteer(text, path: path).entries == [selmark])
  }

  @Test func aNameALineIsEnough() throws {
    let entries = try Gazetteer("Velmograd\n\n# hills\n  Tolvanica  \n", path: "a.txt").entries
    #expect(entries.map(\.name) == ["Velmograd", "Tolvanica"])
    #expect(try Gazetteer("[Velmograd]", path: "a.yml").entries.map(\.name) == ["Velmograd"])
  }

  @Test(arguments: [
    ("a.tsv", "Velmograd\nTolvanica\t\tplaces\n", 2, 12, "did you mean “place”?"),
    ("a.tsv", "kind\tname\nplase\tTolvanica\n", 2, 1, "did you mean “place”?"),
    ("a.tsv", "# nothing\n", 1, 1, "holds no name"),
    ("a.yml", "- {nam: Velmograd}", 1, 4, "did you mean “name”?"),
    ("a.yml", "- Velmograd\n- {name: Tolvanica, kind: plase}", 2, 27, "did you mean “place”?"),
    ("a.yml", "- {kind: place}", 1, 3, "needs the key “name”"),
  ])
  func faultsNameTheirPlace(
    _ path: String,
    _ text: String,
    _ line: Int,
    _ column: Int,
    _ message: String
  ) {
    let error = #expect(throws: PackError.self) { try Gazetteer(text, path: path) }
    #expect(error?.path == path)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }
}
