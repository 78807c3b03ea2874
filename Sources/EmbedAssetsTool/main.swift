import CalqueRules
import Foundation

// The tool behind the build plugin EmbedAssets: compiles all packs below a folder and writes them,
// with their sources and the report templates, as one Swift file of string literals. String literals
// compile in milliseconds where array literals of the same bytes take minutes.

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: EmbedAssetsTool RULES TEMPLATES OUTPUT\n".utf8))
  exit(2)
}

func fail(_ messages: [String]) -> Never {
  for message in messages {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
  }
  exit(1)
}

func withoutSlash(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }

/// A Swift string literal with this text.
func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\0"..."\u{1F}", "\u{7F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

let rulesFolder = withoutSlash(arguments[1])
let templatesFolder = withoutSlash(arguments[2])

let loaded = PackLoader.loadAll(below: rulesFolder)
var compiler = PackCompiler()
var problems = loaded.errors.map(\.description)
for pack in loaded.packs {
  do throws(PackError) {
    try compiler.add(pack)
  } catch {
    problems.append(error.description)
  }
}
let lockPath = "\(rulesFolder)/\(PackLock.fileName)"
if let text = try? String(contentsOfFile: lockPath, encoding: .utf8) {
  do throws(PackError) {
    _ = try PackLock(text, path: lockPath)
  } catch {
    problems.append(error.description)
  }
}
// The form that compilers and editors recognise: path:line:column: error: message.
guard problems.isEmpty else {
  fail(problems.map { $0.replacing(": ", with: ": error: ", maxReplacements: 1) })
}

var output = """
  // Made by the build plugin EmbedAssets. Do not edit.

  enum Assets {
    static let rules: StaticString = \(literal(Data(compiler.rules.encoded()).base64EncodedString()))

    static let sources: [(path: String, text: StaticString)] = [

  """
for path in PackLoader.ruleFiles(below: rulesFolder) {
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
  output += "    (\(literal(String(path.dropFirst(rulesFolder.count + 1)))), \(literal(text))),\n"
}
output += "  ]\n\n  static let templates: [(name: String, text: StaticString)] = [\n"
let templates = (try? FileManager.default.contentsOfDirectory(atPath: templatesFolder)) ?? []
for name in templates.sorted() where !name.hasPrefix(".") {
  guard let text = try? String(contentsOfFile: "\(templatesFolder)/\(name)", encoding: .utf8) else {
    fail(["\(templatesFolder)/\(name): error: the template is not UTF-8 text"])
  }
  output += "    (\(literal(name)), \(literal(text))),\n"
}
output += "  ]\n}\n"

do {
  try output.write(toFile: arguments[3], atomically: true, encoding: .utf8)
} catch {
  fail(["\(arguments[3]): error: cannot be written: \(error)"])
}
