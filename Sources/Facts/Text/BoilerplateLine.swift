/// What can be seen of a paragraph by itself.
struct BoilerplateLine: Sendable {
  /// The text as lines are compared: small letters, straight quotes, single spaces, 0 for any number.
  let folded: String
  /// About how many words it has; two letters of a script without spaces count as one.
  let weight: Double
  /// Whether it ends as a sentence does.
  let isEnded: Bool
  let reason: BoilerplateReason?
  /// The reason that holds only at the end of an article.
  let closingReason: BoilerplateReason?
  /// Whether it ends with a colon, so that a list may follow that is part of the article.
  let introduces: Bool
  /// The heading of a part that only follows an article: comments, other articles.
  let beginsEnd: Bool

  /// A sentence of more than a few words.
  var isSentence: Bool { isEnded && weight >= 5 }

  init(_ text: String) {
    folded = BoilerplateLine.fold(text)
    let scalars = Array(folded.unicodeScalars)
    weight = BoilerplateLine.weight(of: scalars)
    let end = scalars.last { !$0.closes && !$0.isWhite && !$0.isInvisible && $0 != "\"" }
    isEnded = end?.endsSentences ?? false
    introduces = end == ":" || end == "："
    let cues = BoilerplateCues(folded, weight: weight, isEnded: isEnded)
    let shape = BoilerplateLine.shape(of: scalars, weight: weight, isEnded: isEnded)
    reason = cues.reason ?? shape
    closingReason = cues.closing
    beginsEnd = weight < 8 && !isEnded && (reason == .comments || reason == .related) && cues.isHeading
  }

  /// Rows of links: words between bars, arrows or dots.
  private static func shape(
    of scalars: [Unicode.Scalar], weight: Double, isEnded: Bool
  ) -> BoilerplateReason? {
    guard weight > 0 else { return .menu }
    guard !isEnded else { return nil }
    var separators = 0
    for (index, scalar) in scalars.enumerated() where index > 0 && index + 1 < scalars.count {
      let isSpaced = scalars[index - 1] == " " && scalars[index + 1] == " "
      switch scalar {
      case "|", "›", "»", "·", "•", "ㅣ", "｜": separators += 1
      case ">", "/", "-", "–", "'": separators += isSpaced ? 1 : 0
      default: break
      }
    }
    return separators >= 2 && weight / Double(separators + 1) < 5 ? .menu : nil
  }

  private static func weight(of scalars: [Unicode.Scalar]) -> Double {
    var (weight, isInWord) = (0.0, false)
    for scalar in scalars {
      if scalar.isEastAsianLetter {
        weight += 0.5
        isInWord = false
      } else if scalar.value < 0x80 ? (0x61...0x7A).contains(scalar.value) : scalar.isLetter {
        if !isInWord { weight += 1 }
        isInWord = true
      } else if scalar == " " {
        isInWord = false
      }
    }
    return weight
  }
}

extension BoilerplateLine {
  /// How lines are compared between pages, whatever their numbers: days, counts, years.
  static func fold(_ text: String) -> String {
    let composed = ComposedText(StoredText(text))?.text.string ?? text
    var folded = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in composed.unicodeScalars {
      guard let plain = plain(scalar) else { continue }
      if plain == last, plain == " " || plain == "0" { continue }
      last = plain
      if plain.value >= 0x80, plain.properties.changesWhenLowercased {
        folded.append(contentsOf: plain.properties.lowercaseMapping.unicodeScalars)
      } else {
        folded.append(plain)
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded)
  }

  /// A plain quotation mark, space or digit for any other; nil for what nobody sees.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39: "0"
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 32))
    case ..<0x80: QuoteFolding.fold(scalar)
    case 0x3041...0x9FFF, 0xAC00...0xD7A3: scalar
    default:
      scalar.properties.numericType == .decimal ? "0" : scalar.isInvisible ? nil : QuoteFolding.fold(scalar)
    }
  }
}

/// What the cues say of one line.
private struct BoilerplateCues {
  private(set) var reason: BoilerplateReason?
  private(set) var closing: BoilerplateReason?
  /// Whether the line is such words and little else.
  private(set) var isHeading = false

  init(_ folded: String, weight: Double, isEnded: Bool) {
    let index = BoilerplateCueIndex.all
    let line = Array(folded.utf8)
    if let whole = index.reason(ofWhole: line) ?? index.reason(ofWhole: Array(folded.bare.utf8)) {
      (reason, isHeading) = (whole, true)
      return
    }
    var points: [BoilerplateReason: Int] = [:]
    let tail = isEnded ? line.count : line.lastIndex { BoilerplateCues.stops.contains($0) } ?? line.count
    for (cue, position) in index.cues(in: line) {
      switch cue.place {
      case .whole: break
      case .start:
        guard position == 0, weight <= BoilerplateCues.longest(cue.reason, isEnded: isEnded) else { continue }
        reason = reason ?? cue.reason
        isHeading = isHeading || weight < 6
      case .anywhere: points[cue.reason, default: 0] += 2
      case .hint: points[cue.reason, default: 0] += 1
      case .ending: if position > tail, line.count - tail <= 60 { reason = reason ?? cue.reason }
      case .closing: if position <= 40, weight <= 60 { closing = cue.reason }
      }
    }
    let needed = weight <= 8 && !isEnded ? 1 : weight <= 30 ? 2 : 3
    let best = points.filter { $0.value >= needed }.max {
      ($0.value, $0.key.description) < ($1.value, $1.key.description)
    }
    reason = reason ?? best?.key
  }

  private static let stops = Array(".!?".utf8)

  /// Bylines are short and no sentences; a caption may be long.
  private static func longest(_ reason: BoilerplateReason, isEnded: Bool) -> Double {
    switch reason {
    case .byline: isEnded ? 0 : 14
    case .credit: 50
    default: 30
    }
  }
}

extension String {
  /// The line without marks, numbers and spaces around its words.
  fileprivate var bare: String {
    let isLetter: (Unicode.Scalar) -> Bool = { $0.isLetter || $0 == "×" }
    guard let first = unicodeScalars.firstIndex(where: isLetter),
      let last = unicodeScalars.lastIndex(where: isLetter)
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
