/// The words that ``SentenceSplitter`` knows, as hashes.
enum SentenceWords {
  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordHash.of(String($0)) })
  }

  static let dash = WordHash.of("–")
  static let bullet = WordHash.of("•")
  static let ideographicStop = WordHash.of("。")
  static let pronounI = set("i i'm i've i'd i'll")

  /// Abbreviations that stand before the name or word they belong to, and so end no sentence.
  static let neverEnd = set(
    """
    mr mrs ms mx messrs mme mlle dr prof gen gov sen rep lt col capt cpt cmdr sgt maj adm brig rev fr \
    hon pres supt insp det cpl pvt pfc amb msgr sr. vs viz incl excl wm chas thos jas geo cf ca approx e.g. i.e. c.f. p.s. v.s. al mt ft \
    mgr asst assoc lt.-gen brig.-gen sec.-gen spc ald
    """
  )

  /// Of those, the ones that no small-letter word is spelled like.
  static let neverEndInSmall = set("incl excl cf viz vs approx wm sgt lt capt mr mrs dr prof")
  /// Verbs of saying, as in `“On a Sunday?” I asked`.
  static let saying = set("said say asked ask cried replied answered added wrote wondered")

  /// Abbreviations that may end a sentence; whether they do shows in the word after them.
  static let mayEnd = set(
    """
    inc corp ltd co bros plc llc etc jr sr esq st ave blvd rd sq hwy pl apt dept est dist univ assn \
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun \
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev \
    okla ore pa penn tenn tex va vt wash wis wyo ont que \
    op ed eds trans repr orig cent min max avg govt intl natl mfg oz lb lbs hr hrs tel ext
    """
  )

  /// Of those, the ones that are abbreviations in lower case too.
  static let lowerMayEnd = set(
    "etc inc co corp ltd jr sr dept est min max avg oz lb lbs hr hrs ext ed eds"
  )

  /// Abbreviations before a number: `No. 5`, `pp. 12`, `Fig. 3`.
  static let beforeNumber = set(
    "no nos pp p sect vol vols fig figs eq eqs ch chap art arts para paras par sect sec secs pt ser ref refs tab"
  )
  /// Of those, the ones that are words as well, as in `He said no`.
  static let realWords = set("no art par tab ch sec")

  /// Names of months and days: dates go on after them, sentences end at them.
  static let calendar = set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun \
    january february march april may june july august september october november december
    """
  )
  /// Abbreviations that end a sentence whenever a capital follows.
  static let usuallyEnd = set("etc min max avg oz lb lbs hr hrs esq")
  /// Words before the number of a step or part.
  static let numbered = set("step part tip rule lesson stage phase")
  /// Single letters that abbreviate: versus, version, circa, born, died.
  static let letters = set("v c b d p m r n")
  /// Names written with an exclamation mark.
  static let exclaimingNames = set("yahoo jeopardy wham")
  static let clockTimes = set("a.m. p.m.")
  static let timeZones = set(
    "eastern pacific central mountain gmt utc est edt et pst pdt pt cst cdt ct local monday tuesday wednesday thursday friday saturday sunday moscow london new greenwich"
  )

  /// Words that begin sentences and hardly ever follow an abbreviation inside one.
  static let starters = set(
    """
    the a an this that these those he she it they we you his her its their our my your i i'm \
    in on at by for from with without to of as if when while where after before during since until \
    although though because despite unless whereas whether once \
    but and or nor so yet however moreover meanwhile still also then thus therefore nevertheless \
    besides instead otherwise finally later earlier now today yesterday tomorrow recently \
    there here what who whom whose which why how not no none nothing nobody never \
    some many most all both neither either others each every several few any another other one two three four five six \
    more less much such according among between under over about against through across \
    is are was were do does did has have had can could will would should may might must let \
    only even just perhaps maybe it's he's she's that's there's we're they're don't didn't isn't \
    critics officials police experts analysts researchers investors shares scientists people
    """
  )
}
