extension Attack {
  private static let page = Array("<p>The council met. It read the the word.</p>\n".utf8)

  /// Compressed data that is more, or less, than it seems.
  static let compressed: [Attack] = [
    Attack("gzip-bomb", "page.html.gz", .refused("64 MiB")) {
      $0.write(Gzip.bomb([UInt8](repeating: 0, count: 1 << 20), times: 10_240))
    },
    Attack("gzip-bomb-of-text", "page.html.gz", .refused("64 MiB")) {
      $0.write(Gzip.bomb([UInt8](repeating: 0x61, count: 1 << 20), times: 10_240))
    },
    Attack("gzip-bomb-small", "page.html.gz", .refused("swells")) {
      $0.write(Gzip.bomb([UInt8](repeating: 0x61, count: 1 << 20), times: 63))
    },
    Attack("gzip-bomb-of-members", "page.html.gz", .refused("64 MiB")) {
      let member = Gzip.member(page + Array(repeatElement(page, count: 300).joined()))
      $0.write(member, times: 6_000)
    },
    Attack("gzip-members-empty", "page.html.gz") {
      $0.write(Gzip.member([]), times: 300_000)
      $0.write(Gzip.member(page))
    },
    Attack("gzip-members", "page.html.gz") { $0.write(Gzip.member(page), times: 20_000) },
    Attack("gzip-nested", "page.html.gz", .refused("gzip")) {
      $0.write(Gzip.member(Gzip.member(Gzip.member(page))))
    },
    Attack("gzip-truncated", "page.html.gz", .refused("damaged or cut short")) {
      $0.write(Gzip.member(Array(repeatElement(page, count: 100).joined())).dropLast(20))
    },
    Attack("gzip-header-only", "page.html.gz", .refused("damaged or cut short")) {
      $0.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    },
    Attack("gzip-name-endless", "page.html.gz", .refused("damaged or cut short")) {
      $0.write([0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3])
      $0.write("name", times: 5_000_000)
    },
    Attack("gzip-garbage", "page.html.gz", .refused("damaged or cut short")) {
      $0.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF])
    },
    Attack("gzip-sum-wrong", "page.html.gz", .refused("damaged or cut short")) {
      var member = Gzip.member(page)
      member[member.count - 6] ^= 0xFF
      $0.write(member)
    },
    Attack("gzip-padded", "page.html.gz") {
      $0.write(Gzip.member(page))
      $0.write([UInt8](repeating: 0, count: 4096))
    },
    Attack("gzip-of-nothing", "page.html.gz") { $0.write(Gzip.member([])) },
    Attack("gzip-named-only", "page.html.gz") { $0.write(page) },
  ]
}
