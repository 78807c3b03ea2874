import Glibc

extension Attack {
  /// What is no file with text in it.
  static let files: [Attack] =
    [
      Attack("fifo", "pipe.html", .refused("not a regular file")) {
        unlink($0.path)
        mkfifo($0.path, 0o600)
      },
      Attack("device", "zero.html", .refused("not a regular file")) {
        unlink($0.path)
        symlink("/dev/zero", $0.path)
      },
      Attack("terminal", "tty.html", .refused("not a regular file")) {
        unlink($0.path)
        symlink("/dev/ptmx", $0.path)
      },
      Attack("socket", "socket.html", .refused("not a regular file")) { file in
        unlink(file.path)
        try bindSocket(file.path)
      },
      Attack("unreadable", "memory.html", .refused("cannot be read")) {
        unlink($0.path)
        symlink("/proc/self/mem", $0.path)
      },
      Attack("forbidden", "secret.html", geteuid() == 0 ? .read(nil) : .refused("permissions")) {
        $0.write("<p>Hello.</p>")
        chmod($0.path, 0)
      },
      Attack("missing", "missing.html", .refused("no such file")) { unlink($0.path) },
      Attack("dangling", "link.html", .refused("no such file")) {
        unlink($0.path)
        symlink("nowhere", $0.path)
      },
      Attack("link-loop", "loop.html", .refused("circle")) {
        unlink($0.path)
        symlink("loop.html", $0.path)
      },
      Attack("folder-loop", "folder") {
        try folder(&$0)
        symlink("..", "\($0.path)/up")
        symlink(".", "\($0.path)/here.html")
        try write("<p>Hello.</p>", to: "\($0.path)/page.html")
      },
      Attack("folder-of-devices", "folder") {
        try folder(&$0)
        mkfifo("\($0.path)/pipe.html", 0o600)
        symlink("/dev/zero", "\($0.path)/zero.html")
        try bindSocket("\($0.path)/socket.txt")
        try write("<p>Hello.</p>", to: "\($0.path)/page.html")
      },
      Attack("folder-deep", "folder", .refused("cannot be listed")) {
        try folder(&$0)
        // Each level is made from inside the one above: no path could name it.
        let here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer {
          fchdir(here)
          close(here)
        }
        chdir($0.path)
        try write("<p>Hello.</p>", to: "page.html")
        for _ in 0..<300 {
          mkdir("a-folder-with-a-long-name", 0o700)
          chdir("a-folder-with-a-long-name")
        }
        try write("<p>Hello.</p>", to: "page.html")
      },
      Attack("folder-empty", "folder", .refused("no file that Calque reads")) { try folder(&$0) },
      Attack("folder-crowded", "folder") {
        try folder(&$0)
        for number in 0..<2_000 { try write("<p>Hello.</p>", to: "\($0.path)/\(number).html") }
      },
      Attack("empty") { _ in },
      Attack("one-byte") { $0.write("<") },
      Attack("picture", "picture.html", .refused("PNG")) {
        $0.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
      },
      Attack("program", "program.txt", .refused("program")) {
        $0.write([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
      },
      Attack("name-strange", "a\u{1B}[31m\nb\u{202E}.html") { $0.write("<p>Hello.</p>") },
      Attack("name-invalid", "page.html") { file in
        var path = Array(file.path.utf8)
        path.removeLast(5)
        // The folder holds a name that is no UTF-8; the page itself is found by its own name.
        let other = path + [0xFF, 0xFE] + Array(".html".utf8) + [0]
        other.withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { name in
            if let base = name.baseAddress { close(open(base, O_WRONLY | O_CREAT, 0o600)) }
          }
        }
        file.write("<p>Hello.</p>")
      },
    ] + truncated

  /// Pages that end anywhere: after each byte of a page with all that may stand on one.
  private static let truncated: [Attack] = [
    Attack("truncated", "folder") {
      try folder(&$0)
      let page = Array(
        """
        <!DOCTYPE html><html lang='en'><head><meta charset="utf-8"><title>A &amp; b</title><script>x<y</script>\
        <style>p{}</style></head><body class="a b"><!-- c --><p>Isn&rsquo;t “it” the the &#8212; &#x2014; é 日\
        <br/><a href='x'>l</a><svg><path d=''/></svg><![CDATA[d]]><?php e ?></p></body></html>
        """.utf8
      )
      for count in 0..<page.count { try write(page[..<count], to: "\($0.path)/\(count).html") }
    }
  ]

  /// Puts a link to `target` beside the file, or in its place.
  static func link(_ file: AttackFile, _ name: String, to target: String) {
    unlink("\(file.folder)/\(name)")
    symlink(target, "\(file.folder)/\(name)")
  }

  /// Puts a named pipe that nobody writes to in the place of the file.
  static func pipe(_ file: AttackFile) {
    unlink(file.path)
    mkfifo(file.path, 0o600)
  }

  /// Puts a folder in the place of the file.
  private static func folder(_ file: inout AttackFile) throws {
    unlink(file.path)
    guard mkdir(file.path, 0o700) == 0 else { throw AttackFault("\(file.path) cannot be made") }
  }

  private static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8)[...], to: path)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    let slash = path.utf8.lastIndex(of: 0x2F)
    var file = try AttackFile(
      folder: slash.map { String(path[..<$0]) } ?? ".",
      name: slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    )
    file.write(bytes)
    file.close()
  }

  private static func bindSocket(_ path: String) throws {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw AttackFault("\(path) is too long for a socket")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw AttackFault("\(path) cannot be bound") }
  }
}
