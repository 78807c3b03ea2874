import Mustache

/// A value that templates can name the properties of.
protocol TemplateView {}

/// The properties of a view by name.
///
/// The template engine would reflect on a view for every name it looks up, and a page with thousands
/// of findings looks up hundreds of thousands. This reflects on each view once.
struct TemplateFields: MustacheParent {
  private let values: [String: Any]

  /// Gathers the properties of a view, and of the views it holds, except those that are nil.
  init(_ view: any TemplateView) {
    var values: [String: Any] = [:]
    for case (let name?, let value) in Mirror(reflecting: view).children {
      switch value {
      case let text as String: values[name] = text
      case let flag as Bool: values[name] = flag
      case let number as Int: values[name] = number
      case let views as [any TemplateView]: values[name] = views.map(TemplateFields.init)
      case let view as any TemplateView: values[name] = TemplateFields(view)
      default: break
      }
    }
    self.values = values
  }

  /// The property that a template names.
  func child(named name: String) -> Any? { values[name] }
}
