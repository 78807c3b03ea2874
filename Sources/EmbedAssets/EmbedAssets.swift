import Foundation
import PackagePlugin

/// Compiles `Rules/` and writes it with `Reports/Templates/` as binaries that `CPackData` embeds.
///
/// Both folders are symlinked into the target that uses the plugin, which is how SwiftPM notices added and deleted files.
@main
struct EmbedAssets: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let rules = root.appending(path: "Rules")
    let templates = root.appending(path: "Reports/Templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "Assets.swift")
    let embedded = root.appending(path: ".build/embedded")
    // SwiftPM takes binaries among the outputs for resources. They are not declared, so the tool must be
    // made to run again when they are gone.
    let binaries = ["rules.bin", "sources.bin", "templates.bin"].map {
      embedded.appending(path: $0)
    }
    if !binaries.allSatisfy({ FileManager.default.fileExists(atPath: $0.path()) }) {
      try? FileManager.default.removeItem(at: output)
    }
    return [
      .buildCommand(
        displayName: "Compiling rule packs",
        executable: try context.tool(named: "EmbedAssetsTool").url,
        arguments: [rules.path(), templates.path(), embedded.path(), output.path()],
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
