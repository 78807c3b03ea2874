import CalqueAudit
public import CalqueRules

extension RulePack {
  /// The SHA-256 of the pack's files: of each its path, its length and its bytes, in the order of paths.
  public var digest: String {
    var bytes: [UInt8] = []
    for file in files {
      bytes += Array("\(file.path)\0\(file.text.utf8.count)\0".utf8)
      bytes += Array(file.text.utf8)
    }
    return SHA256.hexadecimal(SHA256.digest(of: bytes))
  }
}
