/// How a paragraph becomes sentences: at full stops, unless the text around one says that it goes on.
struct Sentences {
  let scalars: [Unicode.Scalar]
  let paragraph: Range<Int>
  /// Quotations that the text continues with a particle: 「…」と, "…"라고; they stay within one sentence.
  private let quotations: [Range<Int>]

  init(_ scalars: [Unicode.Scalar], paragraph: Range<Int>) {
    self.scalars = scalars
    self.paragraph = paragraph
    quotations = Quotations(scalars, paragraph: paragraph).continued()
  }

  /// Full stops that stand together, and the closing quotes and brackets that belong to the same sentence.
  struct Stop {
    let marks: Range<Int>
    let end: Int
    let lastCloser: Unicode.Scalar?
  }

  func ranges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, position) = (paragraph.lowerBound, paragraph.lowerBound)
    while position < paragraph.upperBound {
      guard scalars[position].endsSentences else {
        position += 1
        continue
      }
      let stop = stop(at: position)
      position = stop.end
      guard endsSentence(stop, from: start) else { continue }
      ranges.append(start..<stop.end)
      start = skip(from: stop.end) { $0.isWhite }
      position = start
    }
    if start < paragraph.upperBound { ranges.append(start..<paragraph.upperBound) }
    return ranges
  }

  func skip(from position: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
    var position = position
    while position < paragraph.upperBound, condition(scalars[position]) { position += 1 }
    return position
  }

  private func stop(at start: Int) -> Stop {
    let marksEnd = skip(from: start) { $0.endsSentences || $0.isInvisible }
    var (end, closer) = (marksEnd, Unicode.Scalar?.none)
    while end < paragraph.upperBound {
      if let piece = noteMark(at: end) ?? spacedGuillemet(at: end) {
        end = piece
      } else if closes(at: end) {
        closer = scalars[end]
        end = skip(from: end + 1, while: \.isInvisible)
      } else {
        break
      }
    }
    return Stop(marks: start..<marksEnd, end: pictures(from: end), lastCloser: closer)
  }

  /// The end of pictures that follow, perhaps after a space, and end the sentence with it: "At last! 🎉".
  private func pictures(from end: Int) -> Int {
    let first = skip(from: end) { $0.isWhite && !$0.isLineBreak }
    guard first < paragraph.upperBound, scalars[first].isPicture else { return end }
    let last = skip(from: first) { $0.isPicture || $0.isInvisible }
    return last == paragraph.upperBound || scalars[last].isWhite ? last : end
  }

  // “ and « close only in the German manner, so they must not touch a following word.
  private func closes(at position: Int) -> Bool {
    switch scalars[position] {
    case "“", "‘", "«", "‹": position + 1 == paragraph.upperBound || scalars[position + 1].isWhite
    case let scalar: scalar.closes
    }
  }

  /// The end of a reference such as [12].
  private func noteMark(at position: Int) -> Int? {
    guard scalars[position] == "[" else { return nil }
    let digits = skip(from: position + 1, while: \.isDigit)
    guard digits > position + 1, digits < paragraph.upperBound, scalars[digits] == "]" else { return nil }
    return digits + 1
  }

  /// The end of a closing guillemet in the French manner, after a space and before another.
  private func spacedGuillemet(at position: Int) -> Int? {
    let mark = skip(from: position, while: \.isWhite)
    guard mark > position, mark < paragraph.upperBound, scalars[mark] == "»" || scalars[mark] == "›" else {
      return nil
    }
    return mark + 1 == paragraph.upperBound || scalars[mark + 1].isWhite ? mark + 1 : nil
  }

  private func isQuoted(_ position: Int) -> Bool {
    let candidate = quotations.firstIndex(onwards: { $0.upperBound >= position })
    return candidate < quotations.count && quotations[candidate].lowerBound < position
  }

  private func endsSentence(_ stop: Stop, from start: Int) -> Bool {
    guard stop.end < paragraph.upperBound else { return true }
    if leads(stop, from: start) { return false }
    if isQuoted(stop.end) { return false }
    return scalars[stop.end].isWhite
      ? endsBeforeSpace(stop, from: start) : endsBeforeLetter(stop, from: start)
  }
}

// MARK: Dots in a row

extension Sentences {
  /// True of dots with spaces between, as in an ellipsis or before a page's number in a table of contents.
  private func leads(_ stop: Stop, from start: Int) -> Bool {
    let next = skip(from: stop.end) { $0.isWhite && !$0.isLineBreak }
    if next > stop.end, next < paragraph.upperBound, scalars[next].endsSentences { return true }
    return !scalars[start..<stop.marks.lowerBound].contains { $0.isLetter || $0.isDigit || $0.isPicture }
      && scalars[stop.marks.lowerBound] == "."
  }
}

// MARK: Without a space

extension Sentences {
  private func endsBeforeLetter(_ stop: Stop, from start: Int) -> Bool {
    let next = scalars[stop.end]
    guard stop.lastCloser == nil else {
      return next.opens || (isComplete(stop) && next.isEastAsianLetter && !closesAside(stop, from: start))
    }
    guard next.isLetter || next.isDigit || next.opens else { return false }
    return scalars[stop.marks.upperBound - 1].isFullStopOfEastAsia
      || (!next.properties.isLowercase && !isEllipsis(stop) && followsKoreanEnding(stop))
  }

  // What is quoted with a particle after it has been told apart before.
  private func isComplete(_ stop: Stop) -> Bool {
    scalars[stop.marks].contains(where: \.isFullStopOfEastAsia) && !scalars[stop.end].isHangul
      && !(0x3041...0x309F).contains(scalars[stop.end].value)
  }

  func isEllipsis(_ stop: Stop) -> Bool {
    let marks = scalars[stop.marks]
    return marks.contains(where: \.isEllipsis) || marks.count { $0 == "." } > 1
  }

  /// After at least two syllables of which the last commonly ends a Korean sentence, so not in "가.나.다.".
  func followsKoreanEnding(_ stop: Stop) -> Bool {
    let last = stop.marks.lowerBound - 1
    guard last > paragraph.lowerBound, scalars[last - 1].isHangul else { return false }
    return WordLists.koreanEndings.contains(scalars[last])
  }
}

// MARK: Before a space

extension Sentences {
  private func endsBeforeSpace(_ stop: Stop, from start: Int) -> Bool {
    let follow = skip(from: stop.end) { $0.isWhite || $0.opens || $0.isDash || $0.isInvisible }
    if beginsWithApostrophe(follow) { return true }
    if follow < paragraph.upperBound, scalars[follow].properties.isLowercase { return false }
    if closesAside(stop, from: start) { return false }
    if stop.lastCloser != nil, quotedWordsGoOn(at: stop.end) { return false }
    if stop.lastCloser != nil, scalars[stop.marks.lowerBound] != ".", isReported(from: follow) {
      return false
    }
    if isEllipsis(stop) {
      let caseless = follow < paragraph.upperBound && scalars[follow].isEastAsianLetter
      return !caseless || followsKoreanEnding(stop)
    }
    guard scalars[stop.marks.lowerBound] == ".", stop.marks.count == 1, stop.lastCloser == nil else {
      return true
    }
    return !Abbreviation(self, dot: stop.marks.lowerBound, follow: follow, sentenceStart: start).isOne
  }

  /// True of Dutch sentences such as 's Avonds regent het.
  private func beginsWithApostrophe(_ letter: Int) -> Bool {
    guard letter > 0, letter + 2 < paragraph.upperBound, "'’‘".unicodeScalars.contains(scalars[letter - 1])
    else {
      return false
    }
    return "stSTn".unicodeScalars.contains(scalars[letter]) && scalars[letter + 1].isWhite
      && scalars[letter + 2].properties.isUppercase
  }

  /// Whether one of the next few words reports the question or cry that has just closed.
  private func isReported(from start: Int) -> Bool {
    var position = start
    for _ in 0..<4 {
      let end = skip(from: position) { $0.isLetter || $0 == "-" || $0.isInvisible }
      guard end > position else { return false }
      if WordLists.reportingVerbs.contains(lowercased(scalars[position..<end])) { return true }
      position = skip(from: end, while: \.isWhite)
      guard position > end else { return false }
    }
    return false
  }

  func lowercased(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string).lowercased()
  }

  /// True for the end of a bracket that opened within the sentence: "he came (at last!) Kim".
  private func closesAside(_ stop: Stop, from start: Int) -> Bool {
    guard let closer = stop.lastCloser, let opener = WordLists.brackets[closer] else { return false }
    return scalars[start..<stop.end].lastIndex(of: opener).map { $0 > start } ?? false
  }

  /// True where 라고, 며 and the like report the quotation that has just closed, after a space.
  private func quotedWordsGoOn(at end: Int) -> Bool {
    let word = skip(from: end, while: \.isWhite)
    let wordEnd = skip(from: word) { $0.isHangul }
    let letters = scalars[word..<wordEnd]
    return WordLists.quotingParticles.contains { letters.starts(with: $0) }
      || WordLists.quotingWords.contains { letters.elementsEqual($0) }
  }
}
