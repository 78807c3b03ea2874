import ArgumentParser
import CalqueCore

/// The options about what the inputs are.
struct InputArguments: ParsableArguments {
  @Option(
    name: .customLong("input-format"),
    help: ArgumentHelp(
      """
      Read all inputs as this, instead of telling it from content and name: \
      \(DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")).
      """,
      valueName: "format"
    ),
    transform: { name in
      guard let format = DocumentFormat(rawValue: name) else {
        let names = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("There is no input format “\(name)”; choose one of \(names).")
      }
      return format
    }
  )
  var format: DocumentFormat?
}
