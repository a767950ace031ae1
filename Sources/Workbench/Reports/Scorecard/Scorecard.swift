import Facts
import Presentation
import Scoring
import Storage

extension Report {
  static let scorecard = Report(
    name: "scorecard", summary: "how good each voice was, every score with the words it rests on"
  ) { filter, call in
    try Scorecard(of: filter, call).page()
  }
}

/// The scorecard of some forecasters: the table of all, then each with every prediction behind the numbers, then each
/// prediction with its sources, and where links can lead there, the passages from which the words are taken.
struct Scorecard {
  /// What one forecaster did on one prediction, with its score.
  struct Entry {
    let record: Assessment
    let score: PredictionScore?
    let log: PredictionScore?

    init(_ record: Assessment, _ rule: ScoringRule) {
      (self.record, score) = (record, record.score(rule))
      log = rule.name == ScoringRule.logarithmic.name ? score : record.score(.logarithmic)
    }
  }

  /// The entries of one group that ask one kind of question.
  struct Section {
    let part: KindScore
    let group: GroupScore
    let entries: [Entry]
  }

  /// A prediction with what was forecast of it, and the words from which it was taken.
  struct Source {
    let prediction: Prediction
    let records: [Assessment]
    let words: [Mention]

    init(_ records: [Assessment], _ call: Call) throws {
      (prediction, self.records) = (records[0].prediction, records)
      words = try prediction.claim.map { try call.knownMentions(of: $0) } ?? []
    }
  }

  let call: Call
  let scores: KindScores
  let yardstick: Yardstick
  let asOf: Day
  let sections: [Section]
  /// Each prediction of the sections once, by its number.
  let predictions: [Source]

  init(of filter: Filter, _ call: Call, per grouping: Grouping? = .named("speaker")) throws {
    self.call = call
    yardstick = try call.yardstick()
    scores = try KindScores(
      call.assessments(filter).map(\.complete), nil, per: grouping, against: yardstick, call)
    asOf = try call.today()
    sections = scores.scored.flatMap { part in
      part.groups.map { Section(part: part, group: $0, entries: $0.records.map { .init($0, part.rule) }) }
    }
    let records = Dictionary(grouping: sections.flatMap { $0.entries.map(\.record) }, by: \.id)
    predictions = try records.sorted { $0.key < $1.key }.map { try Source($0.value, call) }
  }

  /// The speakers, each once, those who gave statements of yes or no first.
  private var keys: [String] {
    var seen: Set<String> = []
    return sections.map(\.group.key).filter { seen.insert($0).inserted }
  }

  func page() throws -> Page {
    var blocks: [Block] = [
      .heading(1, "Scorecard"), .line(Phrase("as of \(Period(asOf).display)", .dim)), .gap,
    ]
    guard !scores.scored.allSatisfy(\.groups.isEmpty) else {
      blocks.append(.line("no forecast was made by this day"))
      return Page(blocks, json: try json, list: "forecasts")
    }
    blocks += scores.blocks
    for part in scores.scored {
      blocks += [Chart].speakers(part, against: yardstick).flatMap { [.gap, .chart($0)] }
    }
    let own = Dictionary(grouping: sections, by: \.group.key)
    for key in keys { blocks += try section(key, own[key] ?? []) }
    blocks.append(.heading(2, "Predictions"))
    for source in predictions { blocks += try account(of: source) }
    return Page(blocks + [.linked(try passages)] + (try foot), json: try json, list: "forecasts")
  }
}
