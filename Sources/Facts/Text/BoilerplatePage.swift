/// The lines of a page, of which the article is the part that reads most like sentences.
///
/// Each line has a value: sentences their words, other lines less than nothing. The article lies in the stretch whose
/// values have the greatest sum; within it, lines that give themselves away are taken out. Measured and described by
/// the boilerplate fixtures of the tests.
package struct BoilerplatePage: Sendable {
  private let lines: [BoilerplateLine]
  private let isDuplicate: [Bool]
  private let structural: Set<Int>
  private let segmentation: Segmentation
  /// On how many other pages of the publisher each line stands, copies of this page left out.
  private var pageCounts: [Int]

  /// Words of an article, below which nothing is judged by where it stands.
  private static let leastArticle = 40.0

  package init(_ version: Version) {
    segmentation = version.segmentation
    lines = segmentation.paragraphs.map { BoilerplateLine(version.text[$0]) }
    structural = segmentation.paragraphs.covered(by: version.provenance.boilerplate ?? [])
    isDuplicate = BoilerplatePage.duplicates(lines)
    pageCounts = lines.map { _ in 0 }
  }

  /// The lines that nothing in them gives away, as they are compared with those of other pages, by paragraph.
  package var undecided: [Int: String] {
    lines.indices.reduce(into: [:]) { found, index in
      if lines[index].reason == nil { found[index] = lines[index].folded }
    }
  }

  /// What is boilerplate, given the other pages of the publisher on which lines stand, each by any number.
  package func boilerplate(
    pages: [Int: [Int]] = [:], judgements: [Boilerplate.Judgement] = []
  ) -> Boilerplate {
    var page = self
    page.pageCounts = BoilerplatePage.counts(lines, lines.indices.map { pages[$0] ?? [] })
    var result = Boilerplate()
    for (paragraph, reason) in page.reasons() {
      result.mark(segmentation.sentences(inParagraph: paragraph), because: reason)
    }
    result.take(judgements)
    return result
  }

  private func reasons() -> [Int: BoilerplateReason] {
    var reasons: [Int: BoilerplateReason] = [:]
    for index in lines.indices { reasons[index] = ownReason(index) }
    guard let window = window(reasons) else { return reasons }
    let end = closing(window, &reasons)
    let article = window.lowerBound..<end
    markOutside(article, &reasons)
    markLists(article, &reasons)
    return reasons
  }

  private func ownReason(_ index: Int) -> BoilerplateReason? {
    if structural.contains(index) { return .structure }
    if let reason = lines[index].reason { return reason }
    if isRepeated(index) { return .repeated }
    return isDuplicate[index] ? .duplicate : nil
  }
}

// MARK: Repeated lines

extension BoilerplatePage {
  private static let longSentence = 15.0

  /// A long sentence must stand on two other pages, since reports take background from one another.
  private func isRepeated(_ index: Int) -> Bool {
    let isLong = lines[index].isEnded && lines[index].weight >= BoilerplatePage.longSentence
    return pageCounts[index] >= (isLong ? 2 : 1)
  }

  /// On how many pages that line stands which stands on most, surely one of the menu.
  private var commonest: Int { pageCounts.max() ?? 0 }

  private static func counts(_ lines: [BoilerplateLine], _ pages: [[Int]]) -> [Int] {
    let copies = copies(lines, pages)
    return pages.map { pages in pages.count { !copies.contains($0) } }
  }

  /// Pages that hold half of the sentences are the same article once more, and say nothing of its lines.
  private static func copies(_ lines: [BoilerplateLine], _ pages: [[Int]]) -> Set<Int> {
    var (shared, all): ([Int: Double], Double) = ([:], 0)
    for (line, pages) in zip(lines, pages) where line.isSentence && line.reason == nil {
      all += line.weight
      for page in Set(pages) { shared[page, default: 0] += line.weight }
    }
    return Set(shared.filter { 2 * $0.value > all }.keys)
  }

  /// Later occurrences of a line, and sentences set apart that another paragraph holds as well.
  private static func duplicates(_ lines: [BoilerplateLine]) -> [Bool] {
    var seen: Set<String> = []
    let isAgain = lines.map { !seen.insert($0.folded).inserted && $0.weight > 0 }
    let apart = lines.indices.filter { !isAgain[$0] && lines[$0].isSentence && lines[$0].weight >= 6 }
    let quotes = PullQuotes.found(in: lines, among: apart)
    return lines.indices.map { isAgain[$0] || quotes.contains($0) }
  }
}

// MARK: The article

extension BoilerplatePage {
  private func value(_ index: Int, _ reason: BoilerplateReason?) -> Double {
    let line = lines[index]
    switch reason {
    case .cookies, .newsletter, .copyright, .structure, .comments: return -max(8, line.weight / 2)
    case .repeated: return -4
    case .some: return -3
    case nil: return line.isSentence ? line.weight : -3
    }
  }

  /// The lines whose values have the greatest sum, the first of several such stretches.
  private func window(_ reasons: [Int: BoilerplateReason]) -> Range<Int>? {
    var (best, sum, start) = (0.0, 0.0, 0)
    var window: Range<Int>?
    for index in lines.indices {
      if sum <= 0 { (sum, start) = (0, index) }
      sum += value(index, reasons[index])
      if sum > best { (best, window) = (sum, start..<index + 1) }
    }
    return best >= BoilerplatePage.leastArticle ? window : nil
  }

  private func words(_ range: Range<Int>, _ reasons: [Int: BoilerplateReason]) -> Double {
    range.reduce(0) { $0 + (reasons[$1] == nil && lines[$1].isSentence ? lines[$1].weight : 0) }
  }

  /// Where the article ends: before comments or the teasers of others, and before notes on its author.
  private func closing(_ window: Range<Int>, _ reasons: inout [Int: BoilerplateReason]) -> Int {
    let all = words(window, reasons)
    var end = window.upperBound
    for index in window where lines[index].beginsEnd {
      let before = words(window.lowerBound..<index, reasons)
      let share = lines[index].reason == .comments ? 0.3 : 0.75
      guard before >= BoilerplatePage.leastArticle, before >= share * all else { continue }
      for later in index..<window.upperBound where reasons[later] == nil {
        reasons[later] = lines[index].reason
      }
      end = index
      break
    }
    var sentences = 0
    for index in (window.lowerBound..<end).reversed() where sentences < 2 {
      guard reasons[index] == nil else { continue }
      sentences += 1
      if let reason = lines[index].closingReason, words(window.lowerBound..<index, reasons) >= 30 {
        reasons[index] = reason
        if sentences == 1 { sentences = 0 }
      }
    }
    return (window.lowerBound..<end).last { reasons[$0] == nil }.map { $0 + 1 } ?? end
  }

  /// The lines above the article that head it, often parted from it by a byline or a share line.
  private func headlines(above article: Range<Int>, _ reasons: [Int: BoilerplateReason]) -> Set<Int> {
    var headlines: Set<Int> = []
    let most = commonest / 2
    for index in (max(0, article.lowerBound - 10)..<article.lowerBound).reversed() {
      switch reasons[index] {
      case .menu, .cookies, .newsletter, .copyright: return headlines
      // A page whose structure is known keeps the headline itself, above a byline that it does not.
      case .structure: continue
      case .repeated where pageCounts[index] > most: continue
      case nil, .repeated:
        guard lines[index].weight >= 3 else { continue }
        headlines.insert(index)
        if headlines.count == 3 { return headlines }
      default: continue
      }
    }
    return headlines
  }

  /// Lines before and after the article, where any of them gives itself away or there are many.
  private func markOutside(_ article: Range<Int>, _ reasons: inout [Int: BoilerplateReason]) {
    let headlines = headlines(above: article, reasons)
    for index in headlines { reasons[index] = nil }
    for side in [0..<article.lowerBound, article.upperBound..<lines.count] {
      let isNoisy = side.count >= 4 || side.contains { reasons[$0] != nil }
      for index in side where reasons[index] == nil && !headlines.contains(index) {
        reasons[index] = isNoisy ? lines[index].closingReason ?? .outside : lines[index].closingReason
      }
    }
  }

  /// Three or more lines in a row that are no sentences, unless a colon announces them.
  private func markLists(_ article: Range<Int>, _ reasons: inout [Int: BoilerplateReason]) {
    var start = article.lowerBound
    for index in article.lowerBound...article.upperBound {
      let breaks = index == article.upperBound || lines[index].introduces || lines[index].isEnded
      if !breaks || (index < article.upperBound && reasons[index] != nil) { continue }
      let run = start..<index
      let isAnnounced = start > article.lowerBound && lines[start - 1].introduces
      let isHead = run.lowerBound == article.lowerBound
      let plain = run.count { reasons[$0] == nil }
      if plain >= 3, !isAnnounced, !isHead {
        for line in run where reasons[line] == nil { reasons[line] = .list }
      }
      start = index + 1
    }
  }
}
