import CalqueCore
import CalqueRules
import Testing

@testable import CalqueDetect

@Suite struct DriftDetectorTests {
  private let garbling = "{drift: {edits: garbling}}"
  private let romanisation = "{drift: {edits: romanisation}}"

  @Test(arguments: [
    // Japanese route.
    (
      "The surveyor Haruto Kuramitsu mapped the coast. On Monday Kulamitsu left for Kobe.",
      "Kulamitsu"
    ),
    // Arabic route.
    (
      "Police held Pascual Pontevedro for a day. His lawyer said Bontevedro was well.", "Bontevedro"
    ),
    // Russian route.
    (
      "The mill belongs to Stepan Zhelvakin. Workers wrote to Gelvakin in spring.", "Gelvakin"
    ),
    // Chinese route.
    (
      "A prize went to Tatiana Dobrevska. Later Tatiana Topreska thanked the jury.", nil
    ),
    (
      "A prize went to Tatiana Dobrevska. Later Tatiana Tobrevska thanked the jury.",
      "Tatiana Tobrevska"
    ),
    // An article written in two ways.
    (
      "The judge heard Yunus Hamid Al-Torfani. Relatives of Al Tolfani wept.", "Al Tolfani"
    ),
    // A place.
    (
      "Shops in Velmograd were shut. The road to Verumograd is closed. Only Velmograd waits.",
      "Verumograd"
    ),
    // A vowel too many, and a given name.
    (
      "Brendt Oskarholt won. The crowd cheered Burendt Oskarholt for an hour.", "Burendt Oskarholt"
    ),
  ])
  func findsTheOtherSpelling(_ text: String, _ found: String?) throws {
    #expect(try RuleBench(garbling).finds(text) == (found.map { [$0] } ?? []))
  }

  @Test(arguments: [
    "Omar Hassan came first. Later Hussein spoke, and Hassan left with Tariq Hussein.",
    "Troops left Baghdad. The leader Abu Bakr al-Baghdadi was dead; a Baghdadi said so.",
    "Austria and Australia signed. Iran and Iraq did not; an Iraqi and an Iranian wept.",
    "Slovakia beat Slovenia. Niger beat Nigeria. Gambia beat Zambia. Mali beat Malawi.",
    "Anna Keller met Anne Keller. Marie Keller saw Maria Keller. Jon met John.",
    "Greta Johnson met Paula Johnston. Johnson sang. Johnston danced with Thomson and Thompson.",
    "The Icelanders of Iceland, the Kurds of Kurdistan, the Belgians of Belgium, the Maltese of Malta.",
    "Peter Ivanov and his daughter Olga Ivanova left. Ivanova waved.",
    "In March the Marsh family met Martha March. On Monday Mondale came.",
    "The Bank opened. Banks opened. The Banker spoke to Bankers at Barkers.",
    "BRATEK and Bratec are firms. The BBC and the NBC asked.",
    "Kim Jong-un met Kim Jong-nam and Kim Yong-nam.",
    "The Iceland store and the Icelandair desk shut. Land and Lander met.",
  ])
  func namesThatOnlyLookAlikeAreSilent(_ text: String) throws {
    #expect(try RuleBench(garbling).finds(text) == [])
    #expect(try RuleBench(romanisation).finds(text) == [])
  }

  @Test func romanisationsAreAnotherRule() throws {
    let text = "The surgeon Yevhen Pokhrovniuk spoke. Then Pohrovniuk left."
    #expect(try RuleBench(garbling).finds(text) == [])
    #expect(try RuleBench(romanisation).finds(text) == ["Pohrovniuk"])
    #expect(try RuleBench("{drift: {edits: any}}").finds(text) == ["Pohrovniuk"])
    #expect(try RuleBench("{drift: {edits: any, min-length: 12}}").finds(text) == [])
  }

  @Test func aFullNameInTwoRomanisations() throws {
    #expect(
      try RuleBench(romanisation).finds(
        "Prime Minister Mohammed Rida al-Kharusi spoke. Later Mohamad Ridha al-Kharusi left."
      ) == ["Mohamad Ridha al-Kharusi"]
    )
  }

  @Test func oneFindingASpellingWithItsOtherPlaces() throws {
    let bench = try RuleBench(garbling)
    let matches = bench.matches(
      "The surveyor Haruto Kuramitsu mapped it. Then Kulamitsu left. Kulamitsu will return, said Kuramitsu."
    )
    #expect(matches.map(\.text) == ["Kulamitsu"])
    #expect(matches.first?.related.first == "Kuramitsu")
    #expect(matches.first?.related.dropFirst() == ["Kulamitsu"])
    #expect(matches.first?.values["nearest"] == "Kuramitsu")
    #expect(matches.first?.values["edits"] == "r → l, typical of a Japanese route")
  }

  @Test func otherLanguagesAreNotRead() throws {
    let text = "The surveyor Haruto Kuramitsu mapped it. Then Kulamitsu left."
    #expect(try RuleBench(garbling).finds(text, language: #require(LanguageTag("fr"))) == [])
  }
}

@Suite struct NearListDetectorTests {
  private func bench(_ names: [String], _ parameters: String) throws -> RuleBench {
    try RuleBench(
      "{near-list: {list: $names, \(parameters)}}",
      header: "lists: {names: [\(names.joined(separator: ", "))]}"
    )
  }

  @Test func aPlaceBesideAHead() throws {
    let bench = try bench(
      ["Anbar", "Nineveh", "Kherson", "Deir ez-Zor"],
      "before: [province, governorate, oblast], after: [oblast]"
    )
    #expect(
      bench.finds("Rain in Amber province and in Ninevah Governorate.") == ["Amber", "Ninevah"]
    )
    #expect(
      bench.finds("Fields in Hershon oblast; Dair al-Zor province.") == ["Hershon", "Dair al-Zor"]
    )
    #expect(bench.finds("Anbar province, an amber province, Almeria province.") == [])
    #expect(bench.finds("Amber Heard left the province. Amber city slept.") == [])
  }

  @Test func twoCandidatesAreNone() throws {
    let bench = try bench(["Tarvik", "Tarbik"], "before: [province]")
    #expect(bench.finds("in Talvik province") == [])
  }

  @Test func anotherPartAgrees() throws {
    let bench = try bench(
      ["Fuad Hussein", "Hayat Tahrir al-Sham", "Abu Mohammed al-Torani", "Fars News Agency"],
      "anchor: token"
    )
    #expect(bench.finds("Foreign Minister Huad Hussein spoke.") == ["Huad Hussein"])
    #expect(bench.finds("the rebel Hayat Taharir al-Sham came") == ["Hayat Taharir al-Sham"])
    #expect(bench.finds("fought as Abu Mohamed Al-Tolani there") == ["Abu Mohamed Al-Tolani"])
    #expect(bench.finds("told Hars News Agency so") == ["Hars News Agency"])
    #expect(bench.finds("Fuad Hussein, Saddam Hussein, Hayat Tahrir al-Sham, Fuad Hassan") == [])
    #expect(bench.finds("Mars News Agency, Fouad Hussein") == [])
  }

  @Test func oneWordAfterATitle() throws {
    let bench = try bench(["Emil Varnetto", "Sofia Reading"], "anchor: role, after: [minister]")
    #expect(
      bench.finds("Prime Minister Valnetto and minister Barnetto spoke.") == [
        "Valnetto", "Barnetto",
      ]
    )
    #expect(bench.finds("Minister Varnetto, Valnetto, Minister Leading") == [])
  }

  @Test func oneWordByItself() throws {
    let bench = try bench(["Velmograd"], "anchor: alone, after: [in, near]")
    #expect(bench.finds("Snow fell in Vermograd and Vermograd.") == ["Vermograd"])
    #expect(bench.finds("Snow over Vermograd, in Velmograd, in Vormogrod.") == [])
  }

  @Test func oneUnknownWordAnywhere() throws {
    let bench = try bench(["Velmograd", "Selvanta", "Zalvora", "Zarvola"], "anchor: single")
    #expect(bench.finds("The road of Vermograd was closed.") == ["Vermograd"])
    #expect(bench.finds("The road of Velmogrd was closed.") == ["Velmogrd"])
    // A consonant lost or typed twice, other vowels, an ending, a title, a hyphen: not translation's doing.
    #expect(bench.finds("Of Velograd, Velmogrrad, Vilmogrod, Velmograds, Velmograd.") == [])
    #expect(bench.finds("Mr Vermograd and the Vermograd-Sud road.") == [])
    // Two listed names are as near.
    #expect(bench.finds("The road of Zarvora.") == [])
    // Elsewhere it is somebody's surname.
    #expect(bench.finds("Aksel Vermograd spoke. A friend of Vermograd left.") == [])
  }

  @Test func howManyBearANameDecides() throws {
    let bench = try bench(["Angela Velmorad"], "anchor: token")
    // Rarely borne or listed elsewhere: little may differ, and something telling must agree.
    #expect(bench.finds("We met Angela Vermorad.") == ["Angela Vermorad"])
    #expect(bench.finds("We met Robert Velmorad and Angela Martin.") == [])
  }

  @Test func suspicionsAreWhatIsNotEnough() throws {
    let entries = ["Angela Merkel"]
    #expect(try bench(entries, "anchor: token").finds("We met Angela Merker.") == [])
    #expect(
      try bench(entries, "anchor: common").finds("We met Angela Merker.") == ["Angela Merker"]
    )
    #expect(
      try bench(entries, "anchor: token").finds("We met Angela Merker. Then Merkel left.")
        == ["Angela Merker"]
    )
  }

  @Test func numeralsTellNamesApart() throws {
    let bench = try bench(["Velmodict XVI"], "anchor: token")
    #expect(bench.finds("The visit of Pope Vermodict XVI ended.") == ["Vermodict XVI"])
    #expect(bench.finds("The visit of Pope Vermodict XV ended.") == [])
  }

  @Test func syllablesThatHyphensJoinAreOtherNames() throws {
    let bench = try bench(["Hau Lung-pin"], "anchor: token")
    #expect(bench.finds("We met Hau Lung-bin.") == [])
  }

  @Test func aSurnameThatReturnsBelongsToItsFullName() throws {
    let bench = try bench(["Fuad Velmoradi"], "anchor: token")
    let matches = bench.matches("Fuad Vermoradi spoke. Later Vermoradi left.")
    #expect(matches.map(\.text) == ["Fuad Vermoradi"])
    #expect(matches.first?.related == ["Vermoradi"])
  }

  @Test func whereOnlyACommonNameAgreesLittleMayDiffer() throws {
    let bench = try bench(["John Velmoradi"], "anchor: token, distance: 3")
    #expect(bench.finds("John Vermoradi spoke.") == ["John Vermoradi"])
    #expect(bench.finds("John Felumorati spoke.") == [])
  }

  @Test func kindsChooseAmongTheNames() throws {
    let bench = try RuleBench(
      "{near-list: {list: $names, kinds: [place], anchor: single}}",
      header: "lists: {names: [Velmograd]}"
    )
    #expect(bench.finds("The road of Vermograd was closed.") == [])
  }

  @Test func namesOfTheUserAreTargetsAndAreRight() throws {
    let bench = try RuleBench(
      "{near-list: {list: [$names, gazetteer], anchor: single}}",
      header: "lists: {names: [Velmograd]}"
    )
    var compiler = PackCompiler(base: bench.rules)
    compiler.add(try Gazetteer("Vermograd\nTolvanica\n", path: "house.txt"))
    let house = RuleBench(rules: compiler.rules)
    #expect(bench.finds("Of Vermograd and Torvanica.") == ["Vermograd"])
    #expect(house.finds("Of Vermograd and Torvanica.") == ["Torvanica"])
  }

  @Test func knownNamesAreNeitherTargetsNorGarbled() throws {
    let bench = try RuleBench(
      "{near-list: {list: $names, known: $known, anchor: single}}",
      header: "lists: {names: [Velmograd], known: [Vermograd, Tolvanica]}"
    )
    #expect(bench.finds("Of Vermograd, Velmoglad and Torvanica.") == ["Velmoglad"])
  }

  @Test func theRightFormAndTheEditsAreTold() throws {
    let bench = try bench(["Fuad Hussein"], "anchor: token")
    let match = bench.matches("Huad Hussein spoke. Huad Hussein left.").first
    #expect(match?.values["nearest"] == "Fuad Hussein")
    #expect(match?.values["edits"] == "f → h, typical of a Japanese route")
    #expect(match?.related == ["Huad Hussein"])
  }
}
