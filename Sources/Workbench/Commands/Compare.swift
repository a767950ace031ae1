import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == Handle {
  fileprivate static var first: Parameter { Parameter("first", .speaker, "the forecaster to compare") }
  fileprivate static var second: Parameter {
    Parameter("second", .speaker, "the one to compare with; more may follow")
  }
}

extension Parameter where Value == Matchup.Days {
  fileprivate static var days: Parameter {
    Parameter("days", .choice(), "common, unless given: on which both had a forecast standing")
  }
}

extension Command {
  static let compare = Command(
    Syntax(
      "compare", "Compares forecasters on the predictions that both of a pair were scored on.",
      details: """
        A prediction's scores are averaged over the days on which both had a forecast standing under the same terms;
        `days own` takes each one's own days. Of more than two, every pair is compared, with p-values after Holm. A
        filter selects predictions. In JSON, `pairs` holds the numbers and `items` every score, span of days and
        probability that they follow from. 'help comparing' says what the numbers mean.
        """,
      slots: [.required(.first), .required(.second)],
      keywords: [Keyword(.rule), Keyword(.days), Keyword(.limit)], filter: .anywhere,
      examples: [
        "compare @minxin-pei @base-rate", "compare @minxin-pei @base-rate +korea rule log",
        "compare @minxin-pei @base-rate @박지훈 days own", "compare @minxin-pei @base-rate limit 3 --json",
      ])
  ) { call in
    let rule = call[.rule] ?? .brier
    let (speakers, filter) = try call.comparedSpeakers()
    let events = try call.events()
    let records = try speakers.map { try call.records(of: $0, meeting: filter) }
    let matchups = records.indices.flatMap { first in
      records[(first + 1)...].map {
        Matchup(records[first], $0, rule: rule, days: call[.days] ?? .common, events: events)
      }
    }
    return call.page(matchups, speakers)
  }
}

extension Call {
  /// Further speakers stand at the beginning of what is read as a filter; the rest selects predictions.
  fileprivate func comparedSpeakers() throws -> ([Handle], Filter) {
    let further = arguments.filter.prefix { $0.text.hasPrefix("@") }
    var speakers: [Handle] = []
    let named =
      try [
        (required(.first), arguments.range(of: .first)), (required(.second), arguments.range(of: .second)),
      ]
      + further.map { word in
        (try placed(word) { () throws(FactError) in try Handle(parsing: word.text) }, word.range)
      }
    for (handle, range) in named {
      do {
        let speaker = try forecaster(named: handle)
        guard !speakers.contains(speaker) else {
          throw FactError("E-TWICE", "\(speaker) stands here twice", hint: "name each forecaster once")
        }
        speakers.append(speaker)
      } catch let error as FactError { throw Diagnostic(error, at: range) }
    }
    let words = Array(arguments.filter.dropFirst(further.count))
    let filter = try filter(words)
    guard !filter.terms.contains(where: { if case .speaker = $0 { true } else { false } }) else {
      throw Diagnostic(
        "E-FILTER", "this filter names a speaker, and here it selects predictions",
        hint: "name the forecasters first: compare @a @b +tag",
        at: words.first { $0.text.contains("@") }?.range ?? arguments.verb.range)
    }
    return (speakers, filter)
  }

  private func placed(_ word: Word, _ body: () throws(FactError) -> Handle) throws -> Handle {
    do { return try body() } catch { throw Diagnostic(error, at: word.range) }
  }

  fileprivate func page(_ matchups: [Matchup], _ speakers: [Handle]) -> Page {
    let limit = self[.limit] ?? 5
    let adjusted = matchups.adjusted
    var blocks: [Block]
    if matchups.count == 1 {
      let largest = matchups[0].largest(limit)
      blocks = matchups[0].blocks + (largest.rows.isEmpty ? [] : [.gap, .table(largest)])
    } else {
      blocks = .pairs(matchups, adjusted)
    }
    return Page(
      blocks,
      json: .object([
        .init("rule", .string(matchups[0].rule.name)), .init("range", .range(of: matchups[0].rule)),
        .init("days", .string(matchups[0].days.rawValue)),
        .init("bootstrap", Bootstrap.standard.json),
        .init("speakers", .array(speakers.map { .string($0.description) })),
        .init(
          "pairs", .array(zip(matchups, adjusted).map { $0.json(adjusted: matchups.count > 1 ? $1 : nil) })),
        .init("items", .array(matchups.flatMap(\.itemsJSON))),
      ]), list: matchups.count == 1 ? "items" : "pairs")
  }
}

extension [Matchup] {
  /// The permutation p-values of all pairs, after Holm; nil where a pair cannot be compared.
  fileprivate var adjusted: [Double?] {
    let places = indices.filter { self[$0].comparison != nil }
    let values = holmAdjusted(places.compactMap { self[$0].comparison?.permutation.p })
    var adjusted = [Double?](repeating: nil, count: count)
    for (place, value) in zip(places, values) { adjusted[place] = value }
    return adjusted
  }
}

extension [Block] {
  /// One line a pair.
  fileprivate static func pairs(_ matchups: [Matchup], _ adjusted: [Double?]) -> [Block] {
    let titles = ["common", "difference", "95 %", "p", "Holm p"]
    let rows = zip(matchups, adjusted).map { matchup, adjusted in
      let comparison = matchup.comparison
      let range = comparison?.interval.map { "\($0.lowerBound.display(2)) to \($0.upperBound.display(2))" }
      return [
        Phrase(matchup.first.description, .strong), Phrase(matchup.second.description, .strong),
        Phrase(String(matchup.items.count)), Phrase((comparison?.meanDifference).display()),
        Phrase(range ?? "–"), Phrase(comparison?.permutation.p.asP ?? "–"), Phrase(adjusted?.asP ?? "–"),
      ]
    }
    let unit = matchups.contains(where: \.isByEvent) ? "by event" : "by prediction"
    let drawn = matchups.contains { $0.comparison?.permutation.draws != nil }
    let caption =
      "\(matchups[0].rule.caption); \(matchups[0].days.rawValue) days; difference first less second; "
      + "\(Bootstrap.standard.caption(by: unit)); p \(drawn ? "exact up to \(SignFlips.exactUpTo), else" : "exact,") "
      + "by permutation; Holm p for \(matchups.count) pairs"
    let apart = zip(matchups, adjusted).filter { ($0.1 ?? 1) <= Matchup.level }.map { matchup, _ in
      let better = matchup.better ?? matchup.first
      return "\(better) scored better than \(better == matchup.first ? matchup.second : matchup.first)"
    }
    let verdict =
      apart.isEmpty
      ? "every difference could be chance"
      : apart.joined(separator: ", ") + ", by more than chance would often bring about; of other predictions "
        + "this says nothing"
    return [
      .table(Table([Column("first"), Column("second")] + titles.map { Column($0, .right) }, rows: rows)),
      .paragraph(Phrase(caption, .dim)), .paragraph(Phrase(verdict, .strong)),
    ]
  }
}
