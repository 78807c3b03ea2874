import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueLab
import CalquePacks
import CalqueRules

/// What the fuzzer can be set on: the reader of a format, by the format's name, or one of these.
enum FuzzTarget: Hashable {
  /// Files of any kind, the format told from their content.
  case file
  /// Compressed files.
  case gzip
  /// Bytes in the encoding that the first byte chooses.
  case encoding
  /// The reader of a format.
  case reader(DocumentFormat)
  /// Rule packs.
  case pack
  /// Configurations.
  case configuration
  /// The whole audit of a page, rules and all.
  case audit

  /// The target of a name.
  init?(_ name: String) {
    switch name {
    case "file": self = .file
    case "gzip": self = .gzip
    case "encoding": self = .encoding
    case "pack": self = .pack
    case "configuration": self = .configuration
    case "audit": self = .audit
    default:
      guard let format = DocumentFormat(rawValue: name) else { return nil }
      self = .reader(format)
    }
  }

  /// Reads an input and checks what holds of every document.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .file: read(bytes, as: nil)
    case .gzip: if bytes.starts(with: [0x1F, 0x8B]) { read(bytes, as: .text) }
    case .encoding: encoded(bytes)
    case .reader(let format): read(bytes, as: format)
    case .pack: pack(bytes)
    case .configuration: configure(bytes)
    case .audit: read(bytes, as: .html) { _ = Self.auditor.audit($0) }
    }
  }

  private static let auditor = Auditor(rules: ShippedPacks.rules())

  private func read(
    _ bytes: [UInt8],
    as format: DocumentFormat?,
    then body: (Document) -> Void = { _ in }
  ) {
    do throws(InputError) {
      let content = try Readers.content(of: bytes, path: "fuzz")
      try Readers.read(bytes: bytes, path: "fuzz", format: format) { result in
        guard case .success(let document) = result else { return }
        let faults = DocumentInvariants.faults(in: document, content: content)
        guard faults.isEmpty else { fatalError(faults.joined(separator: "\n")) }
        body(document)
      }
    } catch {
      precondition(!error.message.isEmpty)
    }
  }

  private static let labels = [
    "utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1251", "iso-8859-2", "koi8-r",
    "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "gbk", "big5", "euc-kr", "macintosh",
    "x-user-defined", "ibm866", "iso-8859-16", "windows-874", "utf-7",
  ]

  private func encoded(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let label = Self.labels[Int(first) % Self.labels.count]
    read(Array("<meta charset=\(label)><p>".utf8) + bytes.dropFirst(), as: .html)
  }

  private func pack(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let loaded = PackLoader.loadAll(sources: [("fuzz/pack.yml", text)])
    for error in loaded.errors { precondition(!error.description.isEmpty) }
    var compiler = PackCompiler()
    for pack in loaded.packs { try? compiler.add(pack) }
    let auditor = Auditor(rules: compiler.rules)
    let words = "The council met in Amber province. It read the the word of words of the council."
    if let document = try? Readers.read(text: words, path: "fuzz", format: .text) {
      _ = auditor.audit(document)
    }
  }

  private func configure(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    _ = try? Configuration(yaml: text, path: "fuzz")
  }
}
