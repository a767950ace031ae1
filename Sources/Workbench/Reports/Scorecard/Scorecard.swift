import Facts
import Presentation
import Scoring
import Storage

extension Report {
  static let scorecard = Report(
    name: "scorecard", summary: "how good each voice was, every score with the words it rests on"
  ) { filter, call in
    try Scorecard(of: filter, call).body()
  }
}

/// The scorecard of some forecasters: the table of all, then each with every prediction behind the numbers, then each
/// prediction with its sources, and where links can lead there, the passages from which the words are taken.
struct Scorecard {
  /// What one forecaster did on one prediction; there may be very many, so that the rest is worked out when it is shown.
  struct Entry {
    let record: Assessment
    let mean: Double?

    init(_ record: Assessment, _ rule: ScoringRule) {
      self.record = record
      mean = record.score(rule)?.mean
    }
  }

  /// The entries of one group that ask one kind of question.
  struct Section {
    let part: KindScore
    let group: GroupScore
    let entries: [Entry]
  }

  let call: Call
  let scores: KindScores
  let yardstick: Yardstick
  let asOf: Day
  let sections: [Section]

  init(of filter: Filter, _ call: Call, per grouping: Grouping? = .named("speaker")) throws {
    self.call = call
    yardstick = try call.yardstick()
    scores = try KindScores(call.assessments(filter), nil, per: grouping, against: yardstick, call)
    asOf = try call.today()
    sections = scores.scored.flatMap { part in
      part.groups.map { Section(part: part, group: $0, entries: $0.records.map { .init($0, part.rule) }) }
    }
  }

  /// The speakers, each once, those who gave statements of yes or no first.
  private var keys: [String] { sections.map(\.group.key).unique }

  /// The records of each prediction together, by its number.
  private var predictions: [ArraySlice<Assessment>] {
    let records = sections.flatMap { $0.entries.map(\.record) }.enumerated()
      .sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }.map(\.element)
    let starts = records.indices.filter { $0 == 0 || records[$0 - 1].id != records[$0].id }
    return zip(starts, starts.dropFirst() + [records.count]).map { records[$0..<$1] }
  }

  func body() throws -> ReportBody {
    guard !scores.scored.allSatisfy(\.groups.isEmpty) else {
      return ReportBody(head + [.line("no forecast was made by this day")], list: "forecasts") { try json }
    }
    return ReportBody(
      outline: { try outline }, list: "forecasts", reading: try reading, data: { try json }
    ) { isLinked, add in
      try (head + scores.blocks).forEach(add)
      for part in scores.scored {
        try [Chart].speakers(part, against: yardstick).flatMap { [.gap, .chart($0)] }.forEach(add)
      }
      let own = Dictionary(grouping: sections, by: \.group.key)
      for key in keys { try section(key, own[key] ?? []).forEach(add) }
      try addPredictions(isLinked, add)
    }
  }

  private static let (predictionsTitle, wordsTitle): (Phrase, Phrase) = ("Predictions", "The words")

  private var head: [Block] {
    [.heading(1, "Scorecard"), .line(Phrase("as of \(Period(asOf).display)", .dim)), .gap]
  }

  /// Each prediction of the sections once, and the words of all.
  private func addPredictions(_ isLinked: Bool, _ add: (Block) throws -> Void) throws {
    var quoted: [Int: Set<Int>] = [:]
    try add(.heading(2, Self.predictionsTitle))
    for records in predictions {
      let source = try Source(records, call)
      for mention in isLinked ? source.words : [] {
        if let document = mention.document { quoted[document, default: []].insert(mention.id) }
      }
      try account(of: source).forEach(add)
    }
    var isFirst = true
    for (id, mentions) in quoted.sorted(by: { $0.key < $1.key }) {
      let passage = try passage(of: id, around: mentions)
      guard !passage.isEmpty else { continue }
      try add(.linked((isFirst ? [.heading(2, Self.wordsTitle)] : []) + passage))
      isFirst = false
    }
  }

  /// The names of the speakers, predictions, claims and quoted words that stand on it, and its sections, without a line
  /// for each document.
  private var outline: (places: Set<String>, sections: [Phrase]) {
    get throws {
      var (places, sections) = (Set(keys), try keys.map(heading) + [Self.predictionsTitle])
      var claims: Set<Int> = []
      for records in predictions {
        guard let prediction = records.first?.prediction else { continue }
        places.insert(prediction.identifier.description)
        if let claim = prediction.claim { claims.insert(claim) }
      }
      places.formUnion(claims.map { Identifier(.claim, $0).description })
      let struck = try call.snapshot.struckMarks()
      let words = try call.snapshot.mentionsStanding(carrying: claims).subtracting(struck)
        .map { Identifier(.mention, $0) }
      if try words.contains(where: call.isKnown) { sections.append(Self.wordsTitle) }
      return (places.union(words.map(\.description)), sections)
    }
  }
}

extension Scorecard {
  /// A prediction with what was forecast of it, and the words from which it was taken.
  struct Source {
    let prediction: Prediction
    let records: [Assessment]
    let words: [Mention]

    init(_ records: ArraySlice<Assessment>, _ call: Call) throws {
      self.records = records.map(\.complete)
      prediction = self.records[0].prediction
      words = try prediction.claim.map { try call.knownMentions(of: $0) } ?? []
    }
  }
}
