/// Puts the segments of documents together, each a paragraph, so that they are audited as documents.
enum SegmentJoiner {
  /// The documents of segments, in the order of their first ones.
  ///
  /// Segments belong to one document when set, pair, document and system agree.
  static func documents(_ segments: [GoldText]) -> [GoldText] {
    var places: [String: Int] = [:]
    var documents: [(gold: GoldText, paragraphs: [String], count: Int)] = []
    for segment in segments {
      guard case .text(let text) = segment.content else { continue }
      let key = "\(segment.page)\0\(segment.facets["system"] ?? "")\0\(segment.isHuman)"
      let length = text.unicodeScalars.count
      guard let place = places[key] else {
        places[key] = documents.count
        var gold = segment
        gold.id = [segment.page, segment.facets["system"]].compactMap(\.self)
          .joined(separator: "/")
        documents.append((gold, [text], length))
        continue
      }
      // Paragraphs are parted by two line feeds.
      let shift = documents[place].count + 2
      documents[place].gold.spans += segment.spans.map {
        var span = $0
        span.start += shift
        span.end += shift
        return span
      }
      documents[place].gold.segments += 1
      documents[place].paragraphs.append(text)
      documents[place].count = shift + length
    }
    return documents.map {
      var gold = $0.gold
      gold.content = .text($0.paragraphs.joined(separator: "\n\n"))
      return gold
    }
  }
}
