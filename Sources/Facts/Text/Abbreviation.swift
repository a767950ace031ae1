/// Whether the full stop after a word, before a space, shortens or numbers instead of ending a sentence.
struct Abbreviation {
  private let text: Sentences
  private let dot: Int
  /// The first letter, digit or mark after the space, openers skipped.
  private let follow: Int
  private let sentenceStart: Int
  private let word: ArraySlice<Unicode.Scalar>

  init(_ text: Sentences, dot: Int, follow: Int, sentenceStart: Int) {
    self.text = text
    self.dot = dot
    self.follow = follow
    self.sentenceStart = sentenceStart
    var start = dot
    let floor = text.paragraph.lowerBound
    while start > floor, Abbreviation.belongsToWord(text.scalars[start - 1]) { start -= 1 }
    word = text.scalars[start..<dot]
  }

  var isOne: Bool {
    guard let first = word.first else { return false }
    return isListMark || isDate || isOrdinal || (first.isLetter && isShortened)
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "&" || scalar.isDigit || scalar.isLetter || scalar.isInvisible
  }
}

// MARK: Words

extension Abbreviation {
  private var isShortened: Bool {
    let name = lowercased(word)
    if word.first?.properties.isUppercase == true, WordLists.titles.contains(name) { return true }
    if WordLists.europeanTitles.contains(name), !isAfterNumber { return true }
    if isConnective(name) { return true }
    if WordLists.beforeNumbers.contains(name) || WordLists.europeanNumbered.contains(name), followsNumber {
      return true
    }
    if let before = letterBefore, WordLists.spacedEndings.contains("\(before).\(name)") { return false }
    if word.count == 1, word.first?.properties.isLowercase == true { return !isAfterNumber && isAfterSpace }
    return isInitials && !sentenceStarterFollows
  }

  // Also in letters with spaces between them: z. B., т. е.
  private func isConnective(_ name: String) -> Bool {
    if WordLists.connectives.contains(name) || WordLists.europeanConnectives.contains(name) { return true }
    guard word.count == 1, let before = letterBefore else { return false }
    return WordLists.europeanConnectives.contains("\(before).\(name)")
  }

  /// The word of few letters that a full stop and a space part from this one.
  private var letterBefore: String? {
    let floor = text.paragraph.lowerBound
    var end = word.startIndex
    while end > floor, text.scalars[end - 1].isWhite { end -= 1 }
    guard end < word.startIndex, end > floor, text.scalars[end - 1] == "." else { return nil }
    var start = end - 1
    while start > floor, text.scalars[start - 1].isLetter { start -= 1 }
    return (1...2).contains(end - 1 - start) ? lowercased(text.scalars[start..<end - 1]) : nil
  }

  /// Whether a number stands before the word, so that it is a unit or a year: 5 m., 2017 г.
  private var isAfterNumber: Bool {
    var position = word.startIndex - 1
    while position >= text.paragraph.lowerBound, text.scalars[position].isWhite { position -= 1 }
    return position >= text.paragraph.lowerBound && text.scalars[position].isDigit
  }

  private var isAfterSpace: Bool {
    word.startIndex > text.paragraph.lowerBound
      && (text.scalars[word.startIndex - 1].isWhite || text.scalars[word.startIndex - 1].opens)
  }

  private var followsNumber: Bool {
    follow < text.paragraph.upperBound && text.scalars[follow].isDigit
  }

  /// J, U.S, Ph.D, a.m: parts of one or two cased letters, or a single capital.
  private var isInitials: Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 {
      return (word.count == 1 && word.allSatisfy(\.properties.isUppercase))
        || WordLists.shortenings.contains(lowercased(word))
        || WordLists.europeanShortenings.contains(lowercased(word))
    }
    return parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.properties.isCased) }
  }

  private var sentenceStarterFollows: Bool {
    let end = text.skip(from: follow) { $0.isLetter }
    let isInitial = end - follow == 1 && end < text.paragraph.upperBound && text.scalars[end] == "."
    let name = lowercased(text.scalars[follow..<end])
    return !isInitial
      && (WordLists.sentenceStarters.contains(name) || WordLists.europeanStarters.contains(name))
  }

  private func lowercased(_ scalars: ArraySlice<Unicode.Scalar>) -> String { text.lowercased(scalars) }
}

// MARK: Numbers

extension Abbreviation {
  /// A number or letter that begins a sentence, as in a list: 1, a, 가, iv.
  private var isListMark: Bool {
    guard word.startIndex == sentenceStart else { return false }
    if word.count <= 3, word.allSatisfy(\.isDigit) { return true }
    if word.count == 1, word.allSatisfy(\.isLetter) { return true }
    return word.count <= 4 && word.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
  }

  // German writes am 3. Mai, im 19. Jahrhundert, der 2. Weltkrieg.
  private var isOrdinal: Bool {
    guard word.count <= 2, word.allSatisfy(\.isDigit), follow < text.paragraph.upperBound else {
      return false
    }
    let end = text.skip(from: follow) { $0.isLetter }
    if WordLists.germanMonths.contains(lowercased(text.scalars[follow..<end])) { return true }
    var wordEnd = word.startIndex
    while wordEnd > text.paragraph.lowerBound, text.scalars[wordEnd - 1].isWhite { wordEnd -= 1 }
    var start = wordEnd
    while start > text.paragraph.lowerBound, text.scalars[start - 1].isLetter { start -= 1 }
    return WordLists.beforeOrdinals.contains(lowercased(text.scalars[start..<wordEnd]))
  }

  // Korean writes 2017. 3. 8. and 2017.3.8. within a sentence.
  private var isDate: Bool {
    let lengths = lengthsOfNumbersBefore
    guard let first = lengths.last, follow < text.paragraph.upperBound else { return false }
    guard text.scalars[follow].isDigit else {
      return lengths.count == 3 && first == 4
        && (text.scalars[follow].isHangul || text.scalars[follow] == "(")
    }
    let digits = text.skip(from: follow, while: \.isDigit)
    guard digits - follow <= 2 else { return false }
    let isNumbered = digits < text.paragraph.upperBound && text.scalars[digits] == "."
    return isNumbered || (lengths.count == 2 && first == 4)
  }

  /// How many digits each number has that a full stop ends, perhaps with a space, nearest first.
  private var lengthsOfNumbersBefore: [Int] {
    var lengths: [Int] = []
    var end = dot
    while end > sentenceStart, text.scalars[end] == ".", lengths.count <= 3 {
      var start = end
      while start > sentenceStart, text.scalars[start - 1].isDigit { start -= 1 }
      guard start < end else { break }
      lengths.append(end - start)
      end = start - 1
      if end > sentenceStart, text.scalars[end].isWhite { end -= 1 }
    }
    return lengths
  }
}
