import CalqueRules
import Foundation

// The tool behind the build plugin EmbedAssets. It knows no type of the module that does the work.

func complain(_ message: String) {
  FileHandle.standardError.write(Data("\(message)\n".utf8))
}

guard CommandLine.arguments.count == 5 else {
  complain("usage: EmbedAssetsTool RULES TEMPLATES BINARIES OUTPUT")
  exit(2)
}

let problems = AssetEmbedder.embed(
  rules: CommandLine.arguments[1],
  templates: CommandLine.arguments[2],
  binaries: CommandLine.arguments[3],
  output: CommandLine.arguments[4]
)
problems.forEach(complain)
exit(problems.isEmpty ? 0 : 1)
