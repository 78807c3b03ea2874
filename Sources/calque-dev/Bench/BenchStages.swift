import CalqueAudit
import CalqueCore
import CalqueDetect
import CalqueInput
import CalquePacks
import CalqueRules
import CalqueText

/// A page in memory.
struct BenchFile {
  var path: String
  var content: [UInt8]
}

/// The stages of an audit, each measured over all files.
struct BenchStages {
  let files: [BenchFile]
  private let auditor = Auditor(rules: ShippedPacks.rules())

  init(files: [BenchFile]) { self.files = files }

  /// The pages as documents.
  func documents() throws -> [Document] {
    try files.map { try Readers.read(bytes: $0.content, path: $0.path) }
  }

  /// How many words the audited copy of all files has.
  func words() throws -> Int {
    try documents().reduce(0) { sum, document in
      let text = auditor.prepare(document).context.text
      return sum + text.blocks.reduce(0) { $0 + text.tokens[$1].count { $0.kind == .word } }
    }
  }

  /// Seconds of CPU of each stage over all files, once.
  func measure() throws -> [(String, Double)] {
    var documents: [Document] = []
    documents.reserveCapacity(files.count)
    let reading = try CPUClock.seconds {
      for file in files {
        documents.append(try Readers.read(bytes: file.content, path: file.path))
      }
    }
    let tokenising = CPUClock.seconds {
      for document in documents {
        _ = Tokenizer.tokenize(document, lexicon: auditor.rules.lexicon) { $0.kind.isAudited }
      }
    }
    var contexts: [DetectionContext] = []
    let preparing = CPUClock.seconds { contexts = documents.map { auditor.prepare($0).context } }
    let matching = CPUClock.seconds { for context in contexts { _ = Detectors.run(context) } }
    let names = CPUClock.seconds { for context in contexts { _ = Detectors.names(context) } }
    documents = []
    contexts = []
    let whole = try CPUClock.seconds {
      for file in files {
        _ = auditor.audit(try Readers.read(bytes: file.content, path: file.path))
      }
    }
    return [
      ("reading", reading), ("tokenising", tokenising),
      ("language", max(0, preparing - tokenising)), ("matching", matching), ("names", names),
      ("whole", whole),
    ]
  }
}
