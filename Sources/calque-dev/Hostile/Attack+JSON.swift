extension Attack {
  /// JSON as files, and as records of a stream.
  static let json: [Attack] =
    documents.map { name, make in
      Attack("json-\(name)", "feed.json", .either, make: make)
    }
    + documents.map { name, make in
      Attack("stream-\(name)", "records.jsonl", .read(nil), by: .stream, make: make)
    } + [
      Attack("json-million-items", "feed.json", .either) {
        $0.write(head)
        $0.write(0..<500_000) { "{\"id\":\"\($0)\",\"content_text\":\"a b c\"}," }
        $0.write("{}]}")
      },
      Attack("ndjson-million-lines", "records.ndjson", .either) {
        $0.write(0..<500_000) { "{\"id\":\"\($0)\",\"text\":\"a b c\"}\n" }
      },
      Attack("stream-empty-lines", "records.jsonl", .read(nil), by: .stream) {
        $0.write("\n", times: 3_000_000)
      },
      Attack("stream-broken-lines", "records.jsonl", .read(nil), by: .stream) {
        $0.write("{\n", times: 30_000)
      },
      Attack("stream-line-long", "records.jsonl", .read("64 MiB"), by: .stream) {
        $0.write("{\"text\":\"")
        $0.write("a ", times: 34_000_000)
        $0.write("\"}")
      },
      Attack("stream-line-60-mb", "records.jsonl", .read(nil), by: .stream) {
        $0.write("{\"text\":\"")
        $0.write("word and ", times: 6_600_000)
        $0.write("\"}")
      },
    ]

  private static let head =
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\"items\":["

  private static let documents: [(String, @Sendable (inout AttackFile) throws -> Void)] = [
    ("deep-lists", { $0.write("[", times: 1_000_000) }),
    ("deep-objects", { $0.write("{\"a\":", times: 500_000) }),
    (
      "deep-closed",
      {
        $0.write(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
      }
    ),
    (
      "deep-id",
      {
        $0.write(
          "{\"text\":\"the the\",\"id\":" + String(repeating: "[", count: 400)
            + String(repeating: "]", count: 400) + "}"
        )
      }
    ),
    (
      "numbers",
      {
        $0.write(
          "{\"id\":" + String(repeating: "9", count: 1_000_000) + "e999999999,\"text\":\"the the\"}"
        )
      }
    ),
    ("number-exponent", { $0.write("{\"id\":1e-99999999999999999999,\"text\":\"the the\"}") }),
    ("numbers-many", { $0.write("[" + String(repeating: "1e400,", count: 500_000) + "1]") }),
    (
      "surrogates",
      { $0.write("{\"text\":\"" + String(repeating: "\\uD800a\\uDC00", count: 200_000) + "\"}") }
    ),
    ("surrogate-end", { $0.write("{\"text\":\"the the \\uD83D\"}") }),
    (
      "escapes",
      { $0.write("{\"text\":\"" + String(repeating: "\\u0041\\n", count: 500_000) + "\"}") }
    ),
    ("nul", { $0.write("{\"text\":\"" + String(repeating: "\\u0000a ", count: 300_000) + "\"}") }),
    (
      "keys-equal",
      {
        $0.write(
          "{" + String(repeating: "\"text\":\"the the\",", count: 200_000) + "\"text\":\"a\"}"
        )
      }
    ),
    (
      "keys-distinct",
      {
        $0.write("{")
        $0.write(0..<300_000) { "\"k\($0)\":1," }
        $0.write("\"text\":\"the the\"}")
      }
    ),
    ("string-unclosed", { $0.write("{\"text\":\"" + String(repeating: "a ", count: 2_000_000)) }),
    (
      "invalid-utf-8",
      { $0.write(Array("{\"text\":\"".utf8) + [0xFF, 0xC3, 0xED, 0xA0, 0x80] + Array("\"}".utf8)) }
    ),
    (
      "html-deep", { $0.write("{\"html\":\"" + String(repeating: "<div>", count: 200_000) + "\"}") }
    ),
    (
      "comment", { $0.write("{/*" + String(repeating: "*", count: 1_000_000) + "/\"text\":\"a\"}") }
    ),
    ("commas", { $0.write("[" + String(repeating: ",", count: 1_000_000) + "]") }),
    ("minus", { $0.write(String(repeating: "-", count: 1_000_000)) }),
    ("mark", { $0.write("\u{FEFF}{\"text\":\"the the\"}") }),
  ]
}
