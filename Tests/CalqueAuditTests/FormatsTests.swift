import CalqueCore
import CalqueInput
import CalquePacks
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueAudit

/// One file of every format, each with the same artefact: it is found at its place.
@Suite struct FormatsTests {
  static let names =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Repository.fixture("formats")
    ))?.filter { $0.contains(".") }.sorted() ?? []

  private let auditor = Auditor(rules: ShippedPacks.rules())

  @Test(arguments: names) func theArtefactIsFoundAtItsPlace(_ name: String) throws {
    let file = try Readers.fileBytes(path: Repository.fixture("formats/\(name)"))
    let content = try Readers.content(of: file, path: name)
    var places: [(location: Location, document: Document)] = []
    try Readers.read(bytes: file, path: name) { result in
      guard case .success(let document) = result else { return }
      for finding in auditor.audit(document).findings where finding.text == "Amber" {
        places.append((finding.location, document))
      }
    }
    #expect(places.count == 1)
    let place = try #require(places.first)
    let decoder = PieceDecoder(
      bytes: content,
      encoding: place.document.source.encoding,
      format: place.document.format
    )
    #expect(decoder.holds("Amber".utf8, in: place.location.ranges))
    // What follows the last piece in the file is the rest of the phrase; CDATA may part it.
    let end = try #require(place.location.ranges.last.map { $0.byteOffset + $0.byteLength })
    let after = String(decoding: content[end...].prefix(60), as: UTF8.self)
    #expect(after.contains("prov"))
  }

  @Test func itemsAreToldApart() throws {
    func feed(_ items: [String]) -> [UInt8] {
      let items = items.map {
        "<item><guid>\($0)</guid><description>They met a coalition of coalitions.</description></item>"
      }
      return Array("<rss version='2.0'><channel>\(items.joined())</channel></rss>".utf8)
    }
    func fingerprints(_ items: [String]) throws -> [String] {
      var found: [String] = []
      try Readers.read(bytes: feed(items), path: "feed.xml") { result in
        guard case .success(let document) = result else { return }
        found += auditor.audit(document).findings.map(\.fingerprint)
      }
      return found
    }
    let both = try fingerprints(["a", "b"])
    #expect(both.count == 2)
    #expect(Set(both).count == 2)
    // The place in the feed does not matter, the id does; the same id again is another item.
    #expect(try fingerprints(["new", "b", "a"]).suffix(2) == [both[1], both[0]])
    #expect(Set(try fingerprints(["a", "a", "a"])).count == 3)
  }

  @Test func everyDocumentOfAFileIsReported() async throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(
      "records.ndjson",
      """
      {"id": 1, "text": "They met a coalition of coalitions."}
      {"id": 2}
      {"id": 3, "text": "They met again.", "url": "https://a.example/3", "date": "2024-05-06"}
      """
    )
    let report = await auditor.run([records, "\(folder.path)/none.txt"], tasks: 2)
    #expect(report.documents.map { $0.item?.id } == ["1", "3"])
    #expect(report.documents.map(\.findings.count) == [1, 0])
    #expect(report.documents.last?.item?.link == "https://a.example/3")
    #expect(report.documents.last?.item?.date == "2024-05-06")
    #expect(report.errors.map(\.line) == [2, nil])
  }
}
