import CLibXML2

/// One-time set-up of libxml2.
enum LibXML {
  private static let isReady: Bool = {
    xmlInitParser()
    // Nothing that a document names is ever opened.
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// Prepares libxml2 for use from several tasks.
  static func initialize() { _ = isReady }
}
