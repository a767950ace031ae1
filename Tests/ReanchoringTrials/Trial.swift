import Facts

/// Quotes of many lengths, texts that were edited under them, and how many were found again.
package struct Trial {
  package enum Condition: String, CaseIterable {
    /// 3 % of the words replaced or taken out, and a foreign paragraph put before all.
    case light
    /// 15 %.
    case heavy
    /// The paragraph that holds the quote taken out.
    case deleted
  }

  package struct Tally {
    package var spans = 0
    /// Found where the words went, by at least half (intersection over union).
    package var right = 0
    package var wrong = 0
    package var ambiguous = 0
    package var orphans = 0
    /// Of the spans, those of which no word is left, and those among them that were given a place all the same.
    package var gone = 0
    package var falsely = 0

    package init() {}

    package static func += (left: inout Tally, right: Tally) {
      left.spans += right.spans
      left.right += right.right
      left.wrong += right.wrong
      left.ambiguous += right.ambiguous
      left.orphans += right.orphans
      left.gone += right.gone
      left.falsely += right.falsely
    }
  }

  /// A quote by its words: from one word up to, not including, another of the same paragraph.
  private struct Span {
    let paragraph: Int
    let words: Range<Int>
  }

  private let news: News
  private var chance: Chance

  package init(of news: News, seed: Int) {
    self.news = news
    chance = Chance(seed: seed)
  }

  /// A third of the quotes are names or single words, a third phrases, a third long.
  private mutating func span() -> Span {
    while true {
      let paragraph = chance.below(news.paragraphs.count)
      let words = news.paragraphs[paragraph]
      let length = [1 + chance.below(2), 3 + chance.below(6), 9 + chance.below(30)][chance.below(3)]
      guard length <= words.count else { continue }
      var start = chance.below(words.count - length + 1)
      if length < 3,
        let name = words.indices.dropFirst(start).first(where: { words[$0].first?.isUppercase == true })
      {
        start = min(name, words.count - length)
      }
      return Span(paragraph: paragraph, words: start..<start + length)
    }
  }

  package mutating func run(_ condition: Condition, spans count: Int) -> Tally {
    let spans = (0..<count).map { _ in span() }
    var tally = Tally()
    let old = Layout(news.paragraphs.map { $0.map { Word(text: $0, origin: nil) } })
    var shared: (Layout, Reanchoring)?
    for span in spans {
      let edited: (Layout, Reanchoring)
      if condition != .deleted, let shared {
        edited = shared
      } else {
        let layout = Layout(self.edited(condition, span))
        edited = (layout, Reanchoring(from: StoredText(old.text), to: StoredText(layout.text)))
        shared = edited
      }
      tally += judge(span, old, edited.0, edited.1)
    }
    return tally
  }

  private func judge(_ span: Span, _ old: Layout, _ new: Layout, _ reanchoring: Reanchoring) -> Tally {
    let places = span.words.map { old.places[span.paragraph][$0] }
    guard let first = places.first, let last = places.last,
      let fragments = Fragments(first.lowerBound..<last.upperBound)
    else { return Tally() }
    let quote = StoredText(old.text)[fragments.ranges[0]]
    let truth = new.place(of: span.paragraph, span.words)
    var tally = Tally()
    tally.spans = 1
    if truth == nil { tally.gone = 1 }
    switch reanchoring.outcome(of: fragments, quoted: quote) {
    case .exact(let place): tally.count(place.span, truth)
    case .moved(let place): tally.count(place.fragments.span, truth)
    case .ambiguous: tally.ambiguous = 1
    case .orphan: tally.orphans = 1
    }
    return tally
  }
}

extension Trial.Tally {
  fileprivate mutating func count(_ place: Range<Int>, _ truth: Range<Int>?) {
    guard let truth else {
      falsely = 1
      wrong = 1
      return
    }
    let common = place.clamped(to: truth).count
    if Double(common) >= 0.5 * Double(place.count + truth.count - common) { right = 1 } else { wrong = 1 }
  }
}

// MARK: Editing

/// A word, and which word of the first text it was or stands for; nil for new ones.
private struct Word {
  let text: String
  let origin: (paragraph: Int, word: Int, isKept: Bool)?
}

extension Trial {
  private mutating func edited(_ condition: Condition, _ span: Span) -> [[Word]] {
    let share = condition == .heavy ? 0.15 : condition == .light ? 0.03 : 0
    var paragraphs = [News.paragraph(&chance).map { Word(text: $0, origin: nil) }]
    for (index, words) in news.paragraphs.enumerated() where condition != .deleted || index != span.paragraph
    {
      paragraphs.append(
        words.enumerated().compactMap { position, word in
          guard chance.share() < share else { return Word(text: word, origin: (index, position, true)) }
          guard chance.share() < 0.5 else { return nil }
          return Word(text: News.word(&chance), origin: (index, position, false))
        })
    }
    return paragraphs
  }
}

/// Words as one text, and where each stands in it.
private struct Layout {
  private(set) var text = ""
  private(set) var places: [[Range<Int>]] = []
  private var origins: [[Int: (range: Range<Int>, isKept: Bool)]] = []

  init(_ paragraphs: [[Word]]) {
    var position = 0
    for words in paragraphs {
      var ranges: [Range<Int>] = []
      for (index, word) in words.enumerated() {
        if index > 0 {
          text += " "
          position += 1
        }
        let range = position..<position + word.text.unicodeScalars.count
        ranges.append(range)
        if let origin = word.origin {
          while origins.count <= origin.paragraph { origins.append([:]) }
          origins[origin.paragraph][origin.word] = (range, origin.isKept)
        }
        text += word.text
        position = range.upperBound
      }
      places.append(ranges)
      text += "\n\n"
      position += 2
    }
  }

  /// Where words of the first text went, from the first to the last that is left or was replaced; nil when none is
  /// left.
  func place(of paragraph: Int, _ words: Range<Int>) -> Range<Int>? {
    guard paragraph < origins.count else { return nil }
    let left = words.compactMap { origins[paragraph][$0] }
    guard left.contains(where: \.isKept), let first = left.first, let last = left.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
