public import CalqueCore

extension Auditor {
  /// Audits files and folders without looking at any configuration; see ``ProjectAudit/run(_:tasks:)``.
  public func run(_ inputs: [String], tasks: Int) async -> AuditReport {
    await ProjectAudit(rules: rules, options: options, configuration: .none)
      .run(inputs, tasks: tasks).report
  }
}
