import CalqueCore

/// The rules of style that make the filters of packs and documents work without a script.
enum FilterStyle {
  /// With more documents than this there are no checkboxes for them: every rule costs the browser.
  static let mostDocuments = 200

  /// The rules for so many packs and documents.
  static func rules(packs: Int, documents: Int) -> String {
    var rules = ""
    for pack in 0..<packs {
      let off = "body:not(:has(#pack-\(pack):checked))"
      rules += "\(off) .card.p\(pack){display:none}\n"
      rules += "\(off) mark.p\(pack){background:none;text-decoration:none}\n"
      rules += "\(off) mark.p\(pack) a::after{content:none}\n"
    }
    guard documents <= mostDocuments else { return rules }
    for document in 0..<documents {
      rules +=
        "body:not(:has(#doc-\(document + 1):checked)) #document-\(document + 1){display:none}\n"
    }
    return rules
  }
}
