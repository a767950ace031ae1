import Facts
import Presentation
import Scoring

/// Two speakers of whom at least one used words, and whether the reading of these decides who is better.
struct SpeakerOrder {
  /// The better at the points first.
  let better: String
  let worse: String
  let order: ReadOrder

  /// Of more speakers only those next to each other in the order are compared.
  private static let most = 40
  /// Of more pairs the text shows those only which words may turn round.
  static let mostRows = 10

  /// Every pair, in the order of the scores at the points; groups that are no speakers have none.
  static func all(of groups: [GroupScore], rule: ScoringRule) -> [SpeakerOrder] {
    let speakers = groups.filter { group in
      !group.records.isEmpty && group.records.allSatisfy { $0.forecaster.description == group.key }
    }
    guard speakers.count == groups.count,
      groups.contains(where: { Reading.vague($0.records, rule: rule) != nil })
    else { return [] }
    let ranked = ranked(speakers, rule)
    let reach = ranked.count > most ? 1 : most
    return ranked.indices.flatMap { place -> [SpeakerOrder] in
      let better = ranked[place]
      return ranked[(place + 1)...].prefix(reach).compactMap { worse in
        guard better.reading.isVague || worse.reading.isVague else { return nil }
        let order = ReadOrder(better.reading.terms, worse.reading.terms, rule: rule)
        return SpeakerOrder(better: better.key, worse: worse.key, order: order)
      }
    }
  }

  private typealias Ranked = (key: String, reading: Reading, score: Double)

  /// The speakers with a score, the best at the points first.
  private static func ranked(_ speakers: [GroupScore], _ rule: ScoringRule) -> [Ranked] {
    let scored = speakers.compactMap { group -> Ranked? in
      let reading = Reading(group.records, rule: rule)
      guard !reading.terms.isEmpty, let range = ReadingRange(reading.terms, rule: rule) else { return nil }
      return (group.key, reading, range.point)
    }
    let isPenalty = rule.orientation == .lowerIsBetter
    return scored.sorted { one, other in
      // Sums of the same numbers in another order differ in the last bits.
      let (first, second) = ((one.score * 1e12).rounded(), (other.score * 1e12).rounded())
      return first == second ? one.key < other.key : (first < second) == isPenalty
    }
  }

  static let columns = [
    Column("better"), Column("worse"), Column("difference", .right), Column("alike"), Column("apart"),
    Column("the words"),
  ]

  var row: [Phrase] {
    let difference = order.difference
    let isOpen = order.finding != .doesNotDecide
    return [
      Phrase(better), Phrase(worse), Phrase(difference?.point.display() ?? "–"),
      Phrase(difference?.alike.display(3) ?? "–"), Phrase(difference?.apart.display(3) ?? "–"),
      Phrase(order.finding?.rawValue ?? "undefined", isOpen ? .bad : .dim),
    ]
  }

  var json: JSON {
    .object([
      .init("better", .string(better)), .init("worse", .string(worse)),
      .init("finding", .optional(order.finding?.rawValue)),
      .init("difference", .optional(order.difference?.point)),
      .init("alike", order.difference.map { .range($0.alike) } ?? .null),
      .init("apart", order.difference.map { .range($0.apart) } ?? .null),
    ])
  }
}

extension [GroupScore] {
  /// Whether words decide between speakers, for each pair of whom at least one used some.
  func orders(_ rule: ScoringRule) -> JSON { .array(SpeakerOrder.all(of: self, rule: rule).map(\.json)) }

  /// The lexicons whose words stand in the records, with edition and source.
  func lexicons(_ call: Call) throws -> [String] {
    let used = flatMap(\.records).flatMap { record in
      record.forecastIDs.compactMap { record.vagueProbability(of: $0) }.filter { $0.lexicon != nil }
    }
    let known = try call.lexicons()
    let names = Set(used.compactMap(\.lexiconWords)).sorted()
    return names.map { name in
      let lexicon = known.first { "\($0.name), edition \($0.edition)" == name }
      return lexicon.map { "\($0.title), edition \($0.edition): \($0.source)." } ?? "\(name)."
    }
  }
}
