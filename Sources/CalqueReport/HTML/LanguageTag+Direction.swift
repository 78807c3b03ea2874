import CalqueCore

extension LanguageTag {
  /// The direction in which the language is written, as HTML's `dir` says it.
  var direction: String {
    switch primary {
    case "ar", "fa", "he", "iw", "ur", "ps", "yi", "ji", "sd", "ug", "dv", "ckb", "syr": "rtl"
    // Written in more than one script, or not known: the text itself decides.
    case "ku", "az", "pa", "ks", "und": "auto"
    default: "ltr"
    }
  }
}
