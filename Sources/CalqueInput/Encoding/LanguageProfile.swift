/// The letters of a language, or of languages of one script, and the encoding they are written in.
struct LanguageProfile {
  let label: String
  /// The most frequent small letters.
  let frequent: Set<UInt32>
  /// The other small letters, or all.
  let letters: Set<UInt32>
  let capitals: Set<UInt32>

  private init(_ label: String, frequent: String = "", letters: String) {
    self.label = label
    self.frequent = Set(frequent.unicodeScalars.map(\.value))
    self.letters = Set(letters.unicodeScalars.map(\.value))
    capitals = Set((frequent + letters).uppercased().unicodeScalars.map(\.value))
      .subtracting(self.letters).subtracting(self.frequent)
  }

  private static let cyrillic = (
    frequent: "оеаинтсрвлкмдпу", letters: "яыьгзбчйхжшюцщэфъёіїєґўјљњћџѓќѕђ"
  )
  private static let greek = (frequent: "αοιετσνηυρπκμλς", letters: "ωδγχθφβξζψάέήίόύώϊϋΐΰ")
  private static let arabic = (frequent: "الينمروتبة", letters: "عدسفهكقحجشطصخذضزغثظءآأؤإئىپچژگ")
  private static let hebrew = (frequent: "יוהלאמרתבש", letters: "נםעדקחפכגטזסןצךףץ")
  private static let thai = (
    frequent: "านรอกเงมยลวดทสตะปบคหแจพชขใไโ", letters: "ัิีุู่้์็ำึืถผซธศณฉญภฝฟฐฎฏฑฒฆฌษฬฮฤฺๆ"
  )

  /// Languages of other scripts; the first of equals is taken.
  static let scripts: [Self] =
    ["windows-1251", "koi8-u", "ibm866", "iso-8859-5", "x-mac-cyrillic"].map {
      Self($0, frequent: cyrillic.frequent, letters: cyrillic.letters)
    } + [
      Self("windows-1253", frequent: greek.frequent, letters: greek.letters),
      Self("windows-1256", frequent: arabic.frequent, letters: arabic.letters),
      Self("iso-8859-6", frequent: arabic.frequent, letters: arabic.letters),
      Self("windows-1255", frequent: hebrew.frequent, letters: hebrew.letters),
      Self("windows-874", frequent: thai.frequent, letters: thai.letters),
    ]

  /// Languages of the Latin script; the first of equals is taken.
  static let latin: [Self] = [
    Self("windows-1252", letters: "éèêëàâçîïôùûœæ"), Self("windows-1252", letters: "äöüßé"),
    Self("windows-1252", letters: "áéíóúñü¿¡"), Self("windows-1252", letters: "áàâãçéêíóôõú"),
    Self("windows-1252", letters: "àèéìíòóù"), Self("windows-1252", letters: "åäöæøé"),
    Self("windows-1252", letters: "éëïöüè"), Self("windows-1252", letters: "áðéíóúýþæö"),
    Self("windows-1250", letters: "ąćęłńóśźż"), Self("windows-1250", letters: "áčďéěíňóřšťúůýž"),
    Self("windows-1250", letters: "áäčďéíĺľňóôŕšťúýž"), Self("windows-1250", letters: "áéíóöőúüű"),
    Self("windows-1250", letters: "ăâîşţ"), Self("windows-1250", letters: "čćđšž"),
    Self("windows-1254", letters: "çğıöşüâîû"), Self("windows-1257", letters: "ąčęėįšųūž"),
    Self("windows-1257", letters: "āčēģīķļņšūž"), Self("windows-1257", letters: "äöõüšž"),
  ]
}
