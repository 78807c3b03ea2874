import CalqueText
import Foundation
import Testing

@Suite struct Scratch {
  @Test func kinds() throws {
    let text = try String(contentsOfFile: "/tmp/pairs.txt", encoding: .utf8)
    for line in text.split(separator: "\n") {
      let p = line.split(separator: "\t").map(String.init)
      guard p.count == 2 else { continue }
      let a = NameFolding.fold(p[1]) ?? [], b = NameFolding.fold(p[0]) ?? []
      var limit = NameAlignment.Limit()
      limit.garbling = 400
      limit.garblingEdits = 6
      limit.neutralEdits = 6
      limit.slack = 20
      let d = NameAlignment.difference(a, b, limit: limit)
      let ka = Set(NameSkeleton.keys(a)), kb = Set(NameSkeleton.keys(b))
      func show(_ k: KnownWords.Kind) -> String {
        (k.contains(.word) ? "W" : "") + (k.contains(.name) ? "N" : "") + (k.contains(.commonName) ? "C" : "")
          + (k.contains(.proper) ? "P" : "")
      }
      print(
        "K", p[0], "[\(show(KnownWords.kind(of: b)))]", p[1], "[\(show(KnownWords.kind(of: a)))]",
        d.map { "cost \($0.cost) garbling \($0.garbling) weight \($0.weight) " + $0.edits.map { "\($0.right)>\($0.other):\($0.cost)\($0.isGarbling ? "" : "n")" }.joined(separator: " ") } ?? "no alignment",
        ka.isDisjoint(with: kb) ? "SKELETONS DIFFER" : "")
    }
  }
}
