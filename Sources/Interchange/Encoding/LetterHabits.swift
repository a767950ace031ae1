import Glibc

/// How the letters of languages look that an encoding was made for: which of them running text is full of.
struct LetterHabits: Sendable {
  /// Which letters stand around one for it to count.
  enum Company: Sendable { case any, latin, own }

  let encoding: TextEncoding
  let company: Company
  /// The usual letters beyond ASCII and how often they come among these, one table for each language.
  let languages: [[Unicode.Scalar: Double]]
  /// The least share of them among the letters beyond ASCII, in texts that are read right.
  let least: Double
  /// How many letters beyond ASCII a text must have to be judged.
  let evidence: Int

  private init(
    _ encoding: TextEncoding, _ company: Company, _ languages: [String], least: Double, evidence: Int
  ) {
    self.encoding = encoding
    self.company = company
    self.languages = languages.map { letters in
      // The frequencies of ranked letters fall about as 1, 1/2, 1/3 (Zipf).
      let weights = letters.unicodeScalars.enumerated().map { ($1, 1 / Double($0 + 1)) }
      let sum = weights.reduce(0) { $0 + $1.1 }
      return Dictionary(weights.map { ($0, $1 / sum) }, uniquingKeysWith: max)
    }
    self.least = least
    self.evidence = evidence
  }

  static let all = [
    LetterHabits(.cp949, .any, [hangul], least: 0.45, evidence: 12),
    LetterHabits(.shiftJIS, .any, [kana], least: 0.3, evidence: 12),
    LetterHabits(.eucJP, .any, [kana], least: 0.3, evidence: 12),
    LetterHabits(.gb18030, .any, [simplified], least: 0.4, evidence: 12),
    LetterHabits(.big5, .any, [traditional], least: 0.4, evidence: 12),
    LetterHabits(.windows1252, .latin, western, least: 0.9, evidence: 3),
    LetterHabits(.windows1250, .latin, central, least: 0.9, evidence: 3),
    LetterHabits(.windows1254, .latin, ["ıüşçğöİŞÇÜÖĞâîû"], least: 0.9, evidence: 3),
    LetterHabits(.windows1251, .own, ["оеаинтсрвлкмдпуі"], least: 0.6, evidence: 12),
    LetterHabits(.koi8R, .own, ["оеаинтсрвлкмдпу"], least: 0.6, evidence: 12),
    LetterHabits(.windows1253, .own, ["αοιετσνηυρπκμλςάίόέή"], least: 0.6, evidence: 12),
  ]

  /// How a text looks that was read in this encoding.
  struct Judgement {
    /// The share of usual letters among those beyond ASCII, from 0 to 1.
    var score = 0.0
    /// How many letters beyond ASCII there were.
    var evidence = 0
    /// The logarithm of the chance of these letters in the language that fits them best.
    var likelihood = 0.0
  }

  func judge(_ text: String) -> Judgement {
    let scalars = Array(text.unicodeScalars.prefix(1 << 15))
    var (hits, likelihoods) = (languages.map { _ in 0 }, languages.map { _ in 0.0 })
    var judgement = Judgement()
    for (place, scalar) in scalars.enumerated()
    where !scalar.isASCII && !LetterHabits.punctuation.contains(scalar) {
      judgement.evidence += 1
      let before = place > 0 ? scalars[place - 1] : " "
      let after = place + 1 < scalars.count ? scalars[place + 1] : " "
      let isUsual = isInCompany(before, after)
      for (index, letters) in languages.enumerated() {
        let share = isUsual ? letters[scalar] : nil
        if share != nil { hits[index] += 1 }
        likelihoods[index] += log(share ?? 0.002)
      }
    }
    judgement.likelihood = likelihoods.max() ?? 0
    if judgement.evidence > 0 { judgement.score = Double(hits.max() ?? 0) / Double(judgement.evidence) }
    return judgement
  }

  private func isInCompany(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    switch company {
    case .any: true
    case .latin: before.isLatinLetter || after.isLatinLetter
    case .own:
      !before.isLatinLetter && !after.isLatinLetter
        && (before.properties.isAlphabetic || after.properties.isAlphabetic)
    }
  }

  /// Signs that every language uses, which tell nothing.
  private static let punctuation = Set("…“”‘’„‚«»–—·•。、，「」『』（）《》！？：；％°§€£№\u{A0}\u{3000}".unicodeScalars)
  private static let hangul =
    "이다는의에가을를은하고지로기사한도인자서대나어있해리시그정아스일라전수보부과장상주제원동성오만조여구니면것공국들게"
    + "비적학선유중으위신안미경소모방세내진문관개외연행분물실용생체계민당무발화법차반요된했할않없와러히며까거던습려같북"
  private static let kana = String(
    String.UnicodeScalarView((0x3041...0x30FC).compactMap(Unicode.Scalar.init)))
  // The most usual first: that order is what tells two encodings of Latin letters apart.
  private static let western = [
    "éèàêçùôîûâëïœÉÈÀÊÇ", "üäößÜÄÖ", "óíáéñúü¿¡ÁÉÍÓÚÑ", "ãçáéíóêõúâàôÃÕÁÉÍÓÚÂÊÔÇ", "èàùòéìÈÀÉÌÒÙ", "äåöéÄÅÖ",
    "åøæéÅØÆ",
  ]
  private static let central = [
    "łóążęśćńźŁÓĄŻĘŚĆŃŹ", "íáéěýřščžůúťďňóŠČŘŽÚÍÁÉÝĎŤŇ", "áíéčýžúšľťňôďäóŕĺÚČŠŽĽ", "éáöőóüíúűÉÁÖŐÓÜÍÚŰ",
    "ăîâşţĂÎÂŞŢ",
    "čšžćđČŠŽĆĐ",
  ]
  private static let simplified =
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    + "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    + "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给"
  private static let traditional =
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方"
    + "多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情"
    + "明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給"
}

extension Unicode.Scalar {
  fileprivate var isLatinLetter: Bool {
    switch self {
    case "a"..."z", "A"..."Z": true
    default: false
    }
  }
}
