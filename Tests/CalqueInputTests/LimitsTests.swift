import CalqueCore
import CalqueInput
import CalqueTestSupport
import Foundation
import Testing

/// What lies beyond a limit is left out and said, and nothing but the input itself is ever read.
@Suite struct LimitsTests {
  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = try folder.write("plain", Data(bytes))
    let run = try Program.run("/bin/gzip", ["-9", path])
    try #require(run.code == 0)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
  }

  @Test func textBeyondTheLimitIsLeftOutAndSaid() throws {
    let line = "The council of the town met again in the old hall.\n\n"
    let bytes = Array(
      String(repeating: line, count: InputLimits.textBytes / (line.utf8.count - 1) + 900).utf8
    )
    let document = try Readers.read(bytes: bytes, path: "long.txt")
    #expect(document.text.count <= InputLimits.textBytes + 64)
    #expect(document.text.count > InputLimits.textBytes - 512)
    #expect(document.notes.count == 1)
    #expect(document.notes.first?.contains("on the text was not audited") == true)
    checkPieces(of: document, in: bytes, count: 20, seed: 3)
  }

  @Test func aLongLineEndsAtAWord() throws {
    let bytes = Array(String(repeating: "naïve word ", count: 900_000).utf8)
    let document = try Readers.read(bytes: bytes, path: "line.txt")
    let end = String(decoding: document.text.suffix(12), as: UTF8.self)
    #expect(end.hasSuffix("naïve\n") || end.hasSuffix("word\n"))
    #expect(document.notes.first?.hasPrefix("From line 1 on the text was not audited") == true)
    checkPieces(of: document, in: bytes, count: 20, seed: 4)
  }

  /// End tags without an element end nothing, however many there are.
  @Test func strayEndTagsChangeNothing() throws {
    let page = "<div><p>Hello." + String(repeating: "</b>", count: 60_000) + " Again.</div><p>End."
    #expect(texts(try html(Array(page.utf8))) == ["Hello. Again.", "End."])
  }

  @Test func whatSwellsIsRefused() throws {
    let bomb = try gzip(Array(repeating: 0x61, count: 6 << 20))
    do throws(InputError) {
      _ = try Readers.read(bytes: bomb, path: "a.gz")
      Issue.record("read")
    } catch {
      #expect(error.message.contains("swells to more than \(InputLimits.compression) times"))
    }
  }

  @Test func gzipInsideGzipIsRefused() throws {
    let twice = try gzip(try gzip(Array("<p>Hello.</p>".utf8)))
    do throws(InputError) {
      _ = try Readers.read(bytes: twice, path: "a.gz.gz")
      Issue.record("read")
    } catch {
      #expect(error.message.contains("gzip data again"))
    }
  }

  /// A file whose characters are of many widths is read as far as its places can be kept.
  @Test func decodingEndsWhereItsPlacesWouldFillTheMemory() throws {
    let head = Array("<meta charset=windows-1252><p>".utf8)
    let bytes = head + Array(repeatElement([0x61, 0xE9, 0x20], count: 3_200_000).joined())
    let document = try html(bytes)
    #expect(try #require(document.source.unreadFrom) < bytes.count)
    #expect(document.notes.contains { $0.hasPrefix("From byte ") })
    checkPieces(of: document, in: bytes, count: 20, seed: 5)
  }

  /// Entities, document types and inclusions that name a file, in every way that XML and HTML have.
  @Test(arguments: ["page.html", "page.xhtml", "feed.xml", "feed.atom", "page.md", "page.txt"])
  func noOtherFileIsRead(_ name: String) throws {
    let folder = try TemporaryFolder()
    let canary = try folder.write("canary.txt", "zanzibar")
    let page = """
      <?xml version="1.0"?>
      <!DOCTYPE x SYSTEM "\(canary)" [
      <!ENTITY a SYSTEM "\(canary)"><!ENTITY b SYSTEM "file://\(canary)"><!ENTITY % c SYSTEM "\(canary)"> %c;
      <!ENTITY d "laugh"><!ENTITY e "&d;&d;&d;">
      ]>
      <rss><channel><item><title>One &a; &b; &e;</title><description>Two &a; &b; &e;</description></item></channel>
      <p>Three &a; &b; &e; <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="\(canary)" parse="text"/>
      <iframe src="\(canary)"></iframe><object data="\(canary)"></object></p></rss>
      """
    let path = try folder.write(name, page)
    let document = try? Readers.read(contentsOfFile: path)
    let text = document.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
    #expect(!text.contains("zanzibar"))
    #expect(!text.contains("laughlaugh"))
  }
}
