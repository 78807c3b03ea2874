import CalqueText

/// The words that the reading of names knows, as hashes.
enum NameWords {
  /// Titles and offices: they stand before a name and are no part of it.
  static let titles = WordSet(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father brother sister saint st hon \
    president vice prime minister premier chancellor governor mayor senator congressman congresswoman representative \
    secretary deputy chairman chairwoman chair chief head leader spokesman spokeswoman spokesperson ambassador envoy consul \
    commissioner director manager president-elect speaker justice judge attorney prosecutor general gen colonel col \
    lieutenant lt major maj captain capt sergeant sgt admiral commander marshal brigadier officer inspector detective \
    king queen prince princess emperor sultan emir sheikh shaikh sheik shah ayatollah imam mullah mufti pope cardinal \
    archbishop bishop rabbi patriarch crown foreign defence defense interior finance former acting interim caretaker \
    ex-president coach striker midfielder defender goalkeeper winger forward pitcher actor actress singer director writer \
    author poet journalist reporter activist lawyer analyst economist engineer comrade don doña señor madame monsieur herr frau \
    uncle aunt warlord militant rapper chef star host lawmaker councillor councilor founder ceo
    """
  )

  /// Names of months, days and feasts, which are capitalised and no names of this kind.
  static let calendar = WordSet(
    """
    january february march april may june july august september october november december monday tuesday wednesday \
    thursday friday saturday sunday christmas easter ramadan eid hanukkah passover jan feb mar apr jun jul aug sep sept oct nov \
    dec mon tue tues wed thu thur thurs fri sat sun
    """
  )

  /// Small words, capitalised in headlines and at the start of speech: no name goes on over them.
  static let small = WordSet(
    """
    the a an and or but of in on at by for from with without to as if when while where after before since until this that these \
    those he she it they we you i his her its their our my your there here what who why how not no is are was were
    """
  )

  /// Words that many names share, so that their agreement says nothing.
  static let common = WordSet(
    """
    new old young first second third last high holy north south east west northern southern eastern western central upper lower great greater little big united \
    san santa santo sao saint st mount mt lake river port fort cape island islands city town county state street road avenue \
    square bridge park hall house university college school institute hospital bank club fc united real sporting atletico \
    party union league federation council committee ministry agency company group corporation international national \
    republic people democratic army force forces news times post
    """
  )

  /// Words before places.
  static let placePrepositions = WordSet(
    "in at near from to of around outside inside across towards toward"
  )
  /// What stands before the name of somebody's child in an Arabic name.
  static let kunyas = WordSet("abu abou umm")
  static let conjunctions = WordSet("and or & versus vs v")
}
