extension Rule {
  /// How many readings the phrases of the rule have, with those of its conditions and exceptions.
  var readings: Int {
    var count = near.reduce(0) { $0 + $1.phrases.count }
    switch match {
    case .phrase(let phrases), .furniture(let phrases), .exchange(let phrases, _):
      count += phrases.count
    case .echo(let form): count += form.variants.count
    default: break
    }
    for exception in exceptions {
      switch exception {
      case .phrase(let phrases), .words(let phrases): count += phrases.count
      case .near(let near): count += near.phrases.count
      case .scope: break
      }
    }
    return count
  }
}
