import Facts
import Foundation
import ReanchoringTrials

/// Prints how many quotes are found again after edits, and how long that takes; `scripts/bench` runs it.
@main
enum ReanchoringTable {
  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    print(
      "text       condition   seed  spans  right  wrong  ambiguous  orphan | no word left  placed all the same"
    )
    for seed in 1...3 {
      var chance = Chance(seed: seed)
      let generated = (0..<10).map { _ in News(&chance) }
      try table("generated", generated, seed)
      let read = try files.map { News(reading: try String(contentsOfFile: $0, encoding: .utf8)) }
      if !read.isEmpty { try table("read", read.filter { !$0.paragraphs.isEmpty }, seed) }
    }
    speed()
  }

  private static func table(_ name: String, _ texts: [News], _ seed: Int) throws {
    for condition in Trial.Condition.allCases {
      var tally = Trial.Tally()
      for (index, text) in texts.enumerated() {
        var trial = Trial(of: text, seed: seed * 1_000 + index)
        tally += trial.run(condition, spans: (399 + texts.count) / texts.count)
      }
      let share = { (count: Int) in String(format: "%5.1f", 100 * Double(count) / Double(max(1, tally.spans)))
      }
      print(
        name.padding(toLength: 10, withPad: " ", startingAt: 0),
        condition.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0), seed, "  ", tally.spans,
        share(tally.right), "", share(tally.wrong), "    ", share(tally.ambiguous), "  ",
        share(tally.orphans), "|",
        tally.gone, tally.falsely)
    }
  }

  private static func speed() {
    var chance = Chance(seed: 11)
    let clock = ContinuousClock()
    func text(_ size: Int) -> StoredText {
      var text = ""
      while text.utf8.count < size { text += News.paragraph(&chance).joined(separator: " ") + "\n\n" }
      return StoredText(String(text.prefix(size)))
    }
    let haystack = text(50_000)
    let quote = Fragments(0..<300)
    let foreign = StoredText(text(400).string)
    let lookup = Reanchoring(from: foreign, to: haystack)
    let fuzzy = (0..<20).map { _ in
      clock.measure { _ = quote.map { lookup.outcome(of: $0, quoted: foreign[0..<300]) } }
    }.sorted()[10]
    print("a quote of 300 letters that is not in a text of 50 kB:", fuzzy)
    let long = text(100_000)
    var words = long.string.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for index in words.indices where chance.share() < 0.15 { words[index] = News.word(&chance) }
    let later = StoredText(words.joined(separator: " "))
    let spans = (0..<1_000).compactMap { _ in
      let start = chance.below(long.count - 200)
      return Fragments(start..<start + 5 + chance.below(190))
    }
    var counts: [String: Int] = [:]
    let all = clock.measure {
      let reanchoring = Reanchoring(from: long, to: later)
      for span in spans {
        let outcome = reanchoring.outcome(of: span, quoted: long[span.ranges[0]])
        counts[String("\(outcome)".prefix { $0 != "(" }), default: 0] += 1
      }
    }
    print("1,000 quotes of a text of 100 kB in which 15 % of the words are others:", all, counts)
  }
}
