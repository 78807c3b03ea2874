import CalqueCore
import CalqueInput
import Testing

@Suite struct ReadersTests {
  private func message(_ path: String) -> String? {
    do {
      _ = try Readers.fileBytes(path: path)
      return nil
    } catch { return error.message }
  }

  @Test func badPathsSayWhatToDo() {
    #expect(message("") == "The path is empty: name a file, or - for standard input.")
    #expect(message("/no/such/file") == "There is no such file: check the path.")
    #expect(message("/") == "This is a directory: name a file in it.")
    #expect(
      message("/dev/null")
        == "This is not a regular file: pipe its content in and give - as the path."
    )
    #expect(
      message("https://news.example/a")
        == "Calque has no network: run `curl -sL 'https://news.example/a' | calque audit -`."
    )
  }

  @Test(
    arguments: [
      Array("%PDF-1.7 and so on".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
      [0x50, 0x4B, 3, 4, 20, 0], [UInt8](repeating: 0, count: 500), [0x1F, 0x8B, 8, 0, 1, 2, 3],
    ] as [[UInt8]]
  )
  func binaryDataIsRefused(_ bytes: [UInt8]) {
    #expect(throws: InputError.self) { try Readers.read(bytes: bytes, path: "a.html") }
  }

  @Test func gzipIsReadAndNamed() throws {
    // "<p>Hello, gzip.</p>"
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xB3, 0x29,
      0xB0, 0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0x48, 0xAF, 0xCA, 0x2C,
      0xD0, 0xB3, 0xD1, 0x2F, 0xB0, 0x03, 0x00, 0xB4, 0x87, 0xCC, 0x30, 0x13,
      0x00, 0x00, 0x00,
    ]
    let document = try Readers.read(bytes: bytes, path: "a.html.gz")
    #expect(document.source.container == "gzip")
    #expect(texts(document) == ["Hello, gzip."])
    let twice = try Readers.read(bytes: bytes + bytes, path: "a.html.gz")
    #expect(texts(twice) == ["Hello, gzip.", "Hello, gzip."])
    #expect(throws: InputError.self) {
      try Readers.read(bytes: Array(bytes.dropLast(9)), path: "a.html.gz")
    }
  }

  @Test(arguments: [
    ("<!DOCTYPE html><p>x", "a.txt", DocumentFormat.html), ("\n <div>x</div>", "-", .html),
    ("plain words", "a.html", .text), ("a &amp; b", "a.html", .html), ("a <p>b</p> c", "-", .html),
    ("a < b", "-", .text),
    ("Use <p> and <br> in HTML.", "a.txt", .text), ("plain", "README", .text), ("", "-", .text),
    ("x", "a.md", .markdown), ("x", "a.MDX", .markdown),
    ("<p align=center>x</p>\n\n# y", "a.md", .markdown), ("<!DOCTYPE html><p>x", "a.md", .html),
    ("---\ntitle: x\n---\ny", "-", .markdown),
    ("# A title\n\nSee [this](https://x.example).", "-", .markdown),
    ("# A title\n\nSee [this](https://x.example).", "a.txt", .text), ("#1 of 3\n\nx", "-", .text),
    ("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "-", .xhtml),
    ("<html><p>x", "a.xhtml", .xhtml), ("<?xml version='1.0'?><html><p>x", "a.html", .html),
  ])
  func formatIsTold(_ text: String, _ path: String, _ format: DocumentFormat) throws {
    #expect(try Readers.read(bytes: Array(text.utf8), path: path).format == format)
  }

  @Test func everyFormatHasItsReader() {
    #expect(Set(Readers.all.map(\.format)) == Set(DocumentFormat.allCases))
  }

  @Test func errorsNameTheirPlace() {
    let error = InputError(path: "a.html", message: "Bad.", line: 3, column: 4)
    #expect("\(error)" == "a.html:3:4: Bad.")
    #expect("\(InputError(path: "-", message: "Bad."))" == "standard input: Bad.")
  }
}
