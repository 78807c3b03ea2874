import CalqueCore
import CalqueText

/// Tells short blocks that speak of the page, and not of the world (`Follow our channel on
/// Telegram`, `Related photos (3 in all)`), by how many of their words are words of pages.
///
/// Programs translate furniture word by word, so that no list of phrases has it all. On 82,000
/// paragraphs of clean text it takes 12 for furniture, most of them headlines.
struct FurnitureWords {
  let text: TokenizedText

  /// A longer block is copy.
  private static let mostWords = 16

  /// Whether the block with these tokens is furniture by its words.
  func isFurniture(_ block: Range<Int>) -> Bool {
    // Twice as many tokens as words: marks, or a list of names.
    guard block.count <= Self.mostWords * 2 else { return false }
    var words = 0
    var cues = 0
    var isRequest = false
    for index in block {
      let token = text.tokens[index]
      if Self.narration.contains(token.hash) { return false }
      guard token.isWordLike else { continue }
      if words == 0, Self.requests.contains(token.hash) { isRequest = true }
      words += 1
      if Self.pageWords.contains(token.hash) { cues += 1 }
    }
    guard words > 1, words <= Self.mostWords, isRequest || !endsInPeriod(block) else {
      return false
    }
    // Percent of the words; the sum has one more, so that one word of two is not enough.
    let share = (cues + (isRequest ? 1 : 0)) * 100 / (words + 1)
    return cues >= 2 && share >= 27 || isRequest && cues >= 1 && share >= 28
      || cues >= 3 && share >= 22
  }

  private func endsInPeriod(_ block: Range<Int>) -> Bool {
    block.last.map { text.tokens[$0].hash == Self.period } ?? false
  }

  private static let period = WordHash.of(".")

  /// What readers are asked to do.
  private static let requests = WordSet(
    """
    read see watch follow subscribe join share click tap leave write enter add sign log register download turn enable disable \
    accept continue keep scroll type send rate like tell visit check discover find get view show load print save pin tweet mail \
    press learn don't please support donate install copy report comment opine vote listen touch swipe go back return
    """
  )

  /// Words for pages, their parts and what is done with them.
  private static let pageWords = WordSet(
    """
    advertisement advertisements advert ad ads advertising advertiser promo promotion promoted sponsored sponsor banner newsletter \
    newsletters subscribe subscribes subscribed subscription subscribers telegram whatsapp facebook instagram twitter tiktok youtube \
    viber linkedin pinterest vk vkontakte weibo wechat google channel hashtag hashtags comment comments commenting reply replies \
    inbox cookies cookie browser javascript login logged app homepage website site webpage link links url click clicking tap swipe \
    scroll scrolling download share shared sharing tweet pin mail email e-mail bookmark print printing gallery photo photos picture \
    pictures image images video videos clip ranking rankings article articles post posts reading read reader readers related similar \
    recommended recommend popular latest trending category categories tags tag page pages editor editors copyright rights reserved \
    author source sources topic topics notification notifications below above here beneath under more also next previous pal friend \
    friends field form button icon idea opinion opinions think thoughts question questions fault mistake error typo material \
    materials publication publications archive newest breaking headlines feed rss
    """
  )

  /// Words of sentences that tell or report, and marks of speech.
  private static let narration = WordSet(
    "\" said says told was were had has he she his her they their"
  )
}
