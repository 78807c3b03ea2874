import Foundation
import PackagePlugin

/// Compiles `Rules/` and embeds it with `Reports/Templates/` into the target that uses the plugin.
///
/// Both folders are symlinked into that target, which is how SwiftPM notices added and deleted files.
@main
struct EmbedAssets: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let rules = root.appending(path: "Rules")
    let templates = root.appending(path: "Reports/Templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "Assets.swift")
    return [
      .buildCommand(
        displayName: "Compiling rule packs",
        executable: try context.tool(named: "EmbedAssetsTool").url,
        arguments: [rules.path(), templates.path(), output.path()],
        inputFiles: files(below: rules) + files(below: templates),
        outputFiles: [output]
      )
    ]
  }

  private func files(below folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
    return names.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }
}
