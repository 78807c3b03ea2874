import CalqueInput
public import CalqueRules

extension Gazetteer {
  /// Reads a list of names from a file, also a gzipped one.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - name: what messages call it; its path when left out.
  /// - Throws: `PackError` with the line of what cannot be read.
  public init(contentsOfFile path: String, name: String? = nil) throws(PackError) {
    let name = name ?? path
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try Readers.content(of: try Readers.fileBytes(path: path), path: name)
    } catch {
      throw PackError(path: name, message: error.message)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PackError(path: name, message: "the file is not UTF-8 text")
    }
    try self.init(text, path: name)
  }
}
