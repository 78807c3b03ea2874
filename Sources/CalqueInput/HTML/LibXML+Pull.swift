import CLibXML2

extension LibXML {
  /// Reads XML node by node; nothing outside it is read.
  ///
  /// - Parameters:
  ///   - bytes: the XML.
  ///   - visit: gets the reader at each node; false ends the reading.
  /// - Returns: the line in which it is not well-formed; nil when that was not found out.
  static func pull(_ bytes: [UInt8], visit: (xmlTextReaderPtr) -> Bool) -> Int? {
    initialize()
    // The reader looks into the bytes for as long as it lives.
    return bytes.withUnsafeBytes { buffer in
      let options = Int32(
        bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
          | XML_PARSE_NOWARNING.rawValue
      )
      let reader = xmlReaderForMemory(
        buffer.bindMemory(to: CChar.self).baseAddress,
        Int32(clamping: buffer.count),
        nil,
        nil,
        options
      )
      guard let reader else { return 1 }
      defer { xmlFreeTextReader(reader) }
      while true {
        switch xmlTextReaderRead(reader) {
        case 1: if !visit(reader) { return nil }
        case 0: return nil
        default: return max(1, Int(xmlTextReaderGetParserLineNumber(reader)))
        }
      }
    }
  }
}
