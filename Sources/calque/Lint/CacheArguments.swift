import ArgumentParser
import CalqueAudit

/// Where a command keeps what files gave before.
struct CacheArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep results in this folder. (default: \(AuditCache.folderName) in the repository's root)",
      valueName: "folder"
    )
  )
  var cache: String?

  @Flag(help: "Keep no results and use none.")
  var noCache = false

  func validate() throws {
    guard cache == nil || !noCache else {
      throw ValidationError("--cache names a folder and --no-cache uses none; give one.")
    }
  }

  /// The folder; nil when nothing is to be kept.
  var folder: String? { noCache ? nil : cache ?? AuditCache.folder() }
}
