import CalqueCore
public import CalqueRules

/// Runs the cases that rules carry, and makes sure that all of every rule can strike.
public struct RuleTester {
  /// A case that did not come out as its rule says, or a part of a rule that no case and no sample
  /// reaches.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The line of the case, or of the part.
    public let line: Int
    /// The column.
    public let column: Int
    /// The full id of the rule.
    public let rule: String
    /// What was expected and what came.
    public let message: String

    /// `path:line:column: rule: message`.
    public var description: String {
      line > 0 ? "\(path):\(line):\(column): \(rule): \(message)" : "\(path): \(rule): \(message)"
    }
  }

  /// What a test of packs gave.
  public struct Outcome: Sendable {
    /// How many rules were tested.
    public var rules = 0
    /// How many cases ran, lifted ones included.
    public var cases = 0
    /// How many sample texts were made of the rules' phrases.
    public var samples = 0
    /// What did not come out.
    public var failures: [Failure] = []
  }

  /// Makes a tester.
  public init() {}

  /// Tests every rule of a pack.
  public func test(_ pack: RulePack) -> Outcome {
    var outcome = Outcome()
    let probe: PackProbe
    do throws(PackError) {
      probe = try PackProbe(pack)
    } catch {
      outcome.failures.append(
        Failure(
          path: error.path,
          line: error.line,
          column: error.column,
          rule: pack.id,
          message: error.message
        )
      )
      return outcome
    }
    for (index, rule) in pack.rules.enumerated() {
      outcome.rules += 1
      if case .detector(let mechanism) = rule.match, mechanism.isAboutSilences {
        SilenceCaseTest(rule: rule, pack: pack, auditor: probe.auditor).run(&outcome)
        continue
      }
      var test = CaseTest(rule: rule, index: index, probe: probe)
      test.run()
      outcome.cases += test.cases
      outcome.failures += test.failures
      var coverage = CoverageTest(rule: rule, pack: pack)
      coverage.run()
      outcome.samples += coverage.samples
      outcome.failures += coverage.failures
    }
    return outcome
  }
}
