import Testing

@testable import CalqueText

@Suite struct NameFoldingTests {
  @Test(arguments: [
    ("Łódź", "lodz"), ("Šiauliai", "siauliai"), ("Kata'ib", "kataib"), ("Hayʼat", "hayat"),
    ("Ærø", "aero"), ("Nguyễn", "nguyen"), ("Ağrı", "agri"), ("Groß", "gross"),
    ("Timișoara", "timisoara"), ("Þór", "thor"),
  ])
  func lettersBecomePlain(_ word: String, _ letters: String) {
    #expect(NameFolding.fold(word) == Array(letters.utf8))
  }

  @Test func otherAlphabetsAndDigitsHaveNoLetters() {
    #expect(NameFolding.fold("Москва") == nil)
    #expect(NameFolding.fold("N3") == nil)
  }
}

@Suite struct NameAlignmentTests {
  private func difference(_ right: String, _ other: String) -> NameDifference? {
    NameAlignment.difference(Array(right.utf8), Array(other.utf8))
  }

  @Test(arguments: [
    ("kuramitsu", "kulamitsu", "r → l"), ("vilnar", "bilnar", "v → b"),
    ("fenwari", "henwari", "f → h"), ("pelgrano", "belgrano", "p → b"),
    ("tarnak", "talnaku", "r → l, u inserted"), ("brandov", "burandov", "u inserted"),
    ("zhelin", "gelin", "zh → g"), ("kerman", "keman", "r lost"),
    ("damrosh", "darmosh", "mr → rm"), ("anbalt", "ambalt", "n → m"),
  ])
  func garblingEditsAreNamed(_ right: String, _ other: String, _ edits: String) {
    let difference = difference(right, other)
    #expect(difference?.isGarbling == true)
    #expect(difference?.description == edits)
  }

  @Test(arguments: [
    ("mohammed", "mohamad"), ("pokhrovniuk", "pohrovniuk"), ("qadirov", "kadirov"),
    ("yusuf", "yousouf"), ("sergey", "sergei"), ("ghazni", "gazni"), ("tinkov", "tinkoff"),
  ])
  func romanisationsDoNotGarble(_ right: String, _ other: String) {
    #expect(difference(right, other)?.isGarbling == false)
  }

  @Test(arguments: [
    ("iran", "iraq"), ("berlin", "dublin"), ("karachi", "kabul"), ("slovakia", "slovenia"),
    ("moreno", "romero"), ("li", "lo"), ("belgium", "balkom"), ("gomez", "gomes x"),
  ])
  func otherNamesAreFar(_ right: String, _ other: String) {
    #expect(difference(right, other.filter { $0 != " " }) == nil)
  }

  @Test func skeletonsMeet() {
    func keys(_ word: String) -> Set<UInt64> { Set(NameSkeleton.keys(Array(word.utf8))) }
    for (right, other) in [
      ("tahrir", "taharir"), ("rifai", "lifai"), ("fuad", "huad"), ("anbar", "amber"),
      ("thani", "sani"), ("genk", "jink"), ("harris", "garris"), ("sinwar", "sinwa"),
    ] {
      #expect(!keys(right).isDisjoint(with: keys(other)), "\(right) and \(other)")
    }
    #expect(keys("berlin").isDisjoint(with: keys("dublin")))
  }
}

@Suite struct KnownWordsTests {
  @Test func wordsAndNamesAreKnown() {
    func kind(_ word: String) -> KnownWords.Kind { KnownWords.kind(of: Array(word.utf8)) }
    #expect(kind("amber").contains(.word))
    #expect(kind("operations").contains(.word))
    #expect(kind("mohammed").contains(.commonName))
    #expect(kind("johnston").contains(.name))
    #expect(kind("baghdad").contains(.proper))
    #expect(kind("kulamitsu").isEmpty)
    #expect(kind("netanyafu").isEmpty)
  }

  @Test func tablesReadAsWritten() {
    let bytes = KnownWords.encoded([NameHash.of(Array("x".utf8)): .word])
    #expect(bytes.count == (MarkTable.buckets + 1) * 4 + 2)
  }
}

@Suite struct NameReaderTests {
  private func parts(_ text: String) -> [[String]] {
    let tokens = Tokenizer.tokenize(text).tokens
    let reader = NameReader(text: Array(text.utf8), tokens: tokens)
    var result: [[String]] = []
    var index = 0
    while index < tokens.count {
      guard reader.mayBegin(at: index) else {
        index += 1
        continue
      }
      let (reading, next) = reader.read(from: index, to: tokens.count)
      if let reading {
        result.append(reading.parts.map { String(decoding: $0.letters, as: UTF8.self) })
      }
      index = next
    }
    return result
  }

  @Test func particlesAndArticlesAreNoParts() {
    #expect(parts("met Abu Nasr al-Qadri there") == [["nasr", "qadri"]])
    #expect(parts("to Al Qadri’s house") == [["qadri"]])
    #expect(parts("Ana de la Cruz and Jan van der Meer") == [["ana", "cruz"], ["jan", "meer"]])
    #expect(parts("said al-Qadri") == [["qadri"]])
  }

  @Test func hyphensJoinNamesAndPartAdjectives() {
    #expect(parts("Lee Chae-rim won") == [["lee", "chaerim"]])
    #expect(parts("the Oslo-based firm") == [])
    #expect(parts("Anne-Marie Dubois") == [["annemarie", "dubois"]])
  }

  @Test func capitalsAndInitialsAreNoParts() {
    #expect(parts("NATO and John F. Mercer") == [["john", "mercer"]])
    #expect(parts("in U.S. Steel") == [["steel"]])
  }
}
