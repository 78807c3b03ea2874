import CLibXML2

extension FeedFault {
  /// What an error of libxml2 says, in plain words.
  init(_ error: xmlError, offset: Int) {
    let detail = error.str1.map { String(cString: $0).prefix(40) } ?? ""
    self.offset = offset
    switch xmlParserErrors(UInt32(max(0, error.code))) {
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      what = "the entity “&\(detail);” is not declared"
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING:
      what = "an “&” is not escaped"
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      what = "there is a character that XML does not allow"
    case XML_ERR_TAG_NAME_MISMATCH: what = "a tag is not closed, or closed by another"
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED, XML_ERR_COMMENT_NOT_FINISHED:
      what = "something is not closed before the end"
    case XML_ERR_DOCUMENT_END: what = "there is more after the root element"
    case XML_ERR_DOCUMENT_EMPTY: what = "there is no element"
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_ATTRIBUTE_NOT_STARTED,
      XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_ATTRIBUTE_REDEFINED:
      what = "a tag has an attribute that is not right"
    case XML_NS_ERR_UNDEFINED_NAMESPACE: what = "the prefix “\(detail)” is not declared"
    default:
      let message = error.message.map { String(cString: $0) } ?? "it cannot be read"
      what =
        message.hasPrefix("Excessive depth")
        ? "elements are nested deeper than programs read"
        : message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
    }
  }
}
