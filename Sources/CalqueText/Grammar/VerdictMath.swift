#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The little mathematics of verdicts.
package enum VerdictMath {
  /// The natural logarithm.
  package static func logarithm(_ value: Double) -> Double { log(value) }

  /// The probability with these logarithmic odds.
  package static func probability(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}
