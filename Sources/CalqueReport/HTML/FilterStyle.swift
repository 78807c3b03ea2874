import CalqueCore

/// The rules of style that make the filters of packs and documents work without a script.
enum FilterStyle {
  /// With more documents than this there are no checkboxes for them: every rule costs the browser.
  static let mostDocuments = 200

  /// Whether the page has a checkbox for each document.
  static func offersDocuments(_ report: AuditReport) -> Bool {
    report.documents.count > 1 && report.documents.count <= mostDocuments
      && report.documents.contains { !$0.findings.isEmpty }
  }

  /// The rules for a report with findings of so many packs.
  static func rules(packs: Int, report: AuditReport) -> String {
    var rules = ""
    for pack in 0..<packs {
      let off = "body:not(:has(#pack-\(pack):checked))"
      rules += "\(off) .card.p\(pack){display:none}\n"
      rules += "\(off) mark.p\(pack){background:none;color:inherit;text-decoration:none}\n"
      rules += "\(off) mark.p\(pack) a::after{content:none}\n"
    }
    guard offersDocuments(report) else { return rules }
    for number in 1...report.documents.count {
      rules += "body:not(:has(#doc-\(number):checked)) #document-\(number){display:none}\n"
    }
    return rules
  }
}
