extension Tool {
  /// This program, at the version of this source.
  public static let calque = Self(name: "calque", version: "0.1.0")
}
