/// A number with so many decimals, and a point whatever the locale.
func decimal(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (abs(value) * scale).rounded()
  guard decimals > 0, scaled < 1e15 else { return "\(Int(min(max(value.rounded(), -1e15), 1e15)))" }
  let digits = String(Int(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return (value < 0 && scaled > 0 ? "-" : "") + padded.dropLast(decimals) + "."
    + padded.suffix(decimals)
}
