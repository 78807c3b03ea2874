private import CWordData

/// How much each run of symbols speaks for machine output, as the fit left it.
package struct GrammarWeights: Sendable {
  /// Binary logarithm of the number of places.
  package static let bits: UInt32 = 17
  /// How many places there are.
  package static let count = 1 << Int(bits)
  /// Runs of how many symbols a score is of.
  package static let sample = 300.0

  private static var embedded: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: calque_verdict_weights(), count: calque_verdict_weights_size())
  }

  private init() {}

  /// The weights that Calque was built with; nil when they were not fitted to these symbols.
  package static func shipped(fingerprint: UInt64) -> Self? {
    guard fingerprint == GrammarSymbols.fingerprint, embedded.count == count * 2 else { return nil }
    return Self()
  }

  /// The rest of the model, as text.
  package static var model: String {
    String(
      decoding: UnsafeRawBufferPointer(
        start: calque_verdict_model(),
        count: calque_verdict_model_size()
      ),
      as: UTF8.self
    )
  }

  /// What the model is worth, as text for people.
  package static var guide: String {
    String(
      decoding: UnsafeRawBufferPointer(
        start: calque_verdict_guide(),
        count: calque_verdict_guide_size()
      ),
      as: UTF8.self
    )
  }

  /// What the runs of some blocks add up to.
  package struct Sum: Sendable {
    /// How many symbols there are.
    package var symbols = 0
    /// The weights by ``GrammarFamily`` of the symbol that a run ends with.
    package var families = [Int](repeating: 0, count: GrammarFamily.allCases.count)
  }

  /// Adds up the weights of all runs in some blocks.
  package func sum(
    of tokenized: TokenizedText,
    text: [UInt8],
    blocks: some Sequence<Int>
  ) -> Sum {
    var sum = Sum()
    let weights = Self.embedded
    GrammarSymbols.withTable { table in
      text.withUnsafeBufferPointer { text in
        GrammarSymbols.families.withUnsafeBufferPointer { families in
          sum.families.withUnsafeMutableBufferPointer { sums in
            let scanner = GrammarScanner(text: text, table: table)
            sum.symbols = scanner.forEachRun(of: tokenized, in: blocks) { bucket, symbol in
              let weight = weights.load(fromByteOffset: bucket * 2, as: Int16.self)
              sums[Int(families[Int(symbol)])] += Int(Int16(littleEndian: weight))
            }
          }
        }
      }
    }
    return sum
  }

  /// All runs in some blocks by their places, and how many symbols there are.
  package static func runs(
    of tokenized: TokenizedText,
    text: [UInt8],
    blocks: some Sequence<Int>
  ) -> (symbols: Int, runs: [GrammarRun]) {
    var runs: [GrammarRun] = []
    let families = GrammarSymbols.families
    let symbols = GrammarSymbols.withTable { table in
      text.withUnsafeBufferPointer { text in
        GrammarScanner(text: text, table: table).forEachRun(of: tokenized, in: blocks) {
          bucket,
          symbol in
          runs.append(GrammarRun(place: bucket, family: families[Int(symbol)]))
        }
      }
    }
    return (symbols, runs.sorted { $0.packed < $1.packed })
  }
}

/// A run of one to three symbols, by the place of its weight.
package struct GrammarRun: Sendable, Hashable {
  fileprivate let packed: UInt32

  fileprivate init(place: Int, family: UInt8) { packed = UInt32(place) << 8 | UInt32(family) }

  /// The place of its weight.
  package var place: Int { Int(packed >> 8) }
  /// The ``GrammarFamily`` of its last symbol.
  package var family: Int { Int(packed & 0xFF) }
}
