import CommandLanguage
import Facts
import Scoring
import Storage

/// What skill is measured against, as it was typed or set.
enum NamedBaseline: Sendable {
  case probability(Probability)
  /// The share of the same predictions that came true.
  case baseRate
  case speaker(Handle)

  /// The word for the base rate.
  static let baseRateWord = "base"
  static let form = "PROBABILITY|\(baseRateWord)|@who"

  init(parsing text: String, lexicon: Lexicon) throws(FactError) {
    if text == NamedBaseline.baseRateWord {
      self = .baseRate
    } else if text.hasPrefix("@") {
      self = .speaker(try Handle(parsing: text))
    } else {
      do { self = .probability(try Probability(parsing: text, lexicon: lexicon)) } catch {
        let others = "or \(NamedBaseline.baseRateWord), or @who"
        throw FactError(error.code, error.message, hint: error.hint.map { "\($0); \(others)" } ?? others)
      }
    }
  }

  /// As it is typed, such as `50%`, `base`, `@base-rate`.
  var name: String {
    switch self {
    case .probability(let probability): probability.stated
    case .baseRate: NamedBaseline.baseRateWord
    case .speaker(let handle): handle.description
    }
  }

  var kind: String {
    switch self {
    case .probability: "probability"
    case .baseRate: "base rate"
    case .speaker: "speaker"
    }
  }

  /// What stands beside every skill, such as `50%` or `likely (67.5%)`.
  var caption: String {
    switch self {
    case .probability(let probability):
      probability.bounds == nil
        ? probability.stated : "\(probability.stated) (\(Probability.percent(probability.point)))"
    case .baseRate: "the base rate of the same predictions, known only afterwards, which flatters it"
    case .speaker(let handle): "\(handle) on common predictions and common days"
    }
  }
}

/// A baseline with what it takes to measure against it, and the events by which intervals are drawn.
struct Yardstick {
  let baseline: NamedBaseline
  /// The records of the speaker who is the baseline, by prediction.
  private let records: [Int: Assessment]
  let events: Events

  init(_ baseline: NamedBaseline, records: [Assessment] = [], events: Events) {
    self.baseline = baseline
    self.records = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
    self.events = events
  }

  /// The baseline as the records of a group meet it; nobody is measured against himself.
  ///
  /// 50 % means of several options that all are as likely; no other probability says anything of them.
  func baseline(of records: [Assessment], _ kind: QuestionKind = .binary) -> Baseline {
    switch baseline {
    case .probability(let probability) where kind.type.hasOptions && probability.point == 0.5: .uniform
    case .probability(let probability): .binary(probability.point)
    case .baseRate: .baseRate
    case .speaker(let handle):
      .forecaster(
        records.compactMap { record in
          record.forecaster == handle
            ? nil : self.records[record.id].flatMap { record.common(with: $0) }
        })
    }
  }

  /// How many forecasts the speaker made who is the baseline, and how many of them say where they are from.
  var cited: (forecasts: Int, withSource: Int) {
    let forecasts = records.values.flatMap(\.forecasts).filter { !$0.isWithdrawal }
    return (forecasts.count, forecasts.count { $0.url != nil })
  }
}

extension Call {
  /// The baseline that was typed, else the one that was set, else 50 %.
  func yardstick() throws -> Yardstick {
    let lexicon = try lexicon()
    let text = try self[.baseline] ?? snapshot.setting("baseline") ?? Setting.standardBaseline
    let baseline = try placed(.baseline) { () throws(FactError) in
      try NamedBaseline(parsing: text, lexicon: lexicon)
    }
    let events = try events()
    guard case .speaker(let handle) = baseline else { return Yardstick(baseline, events: events) }
    do {
      let (speaker, records) = try records(of: handle)
      return Yardstick(.speaker(speaker), records: records, events: events)
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .baseline) ?? arguments.verb.range)
    }
  }

  /// Which predictions are of one event, by the links that were known.
  func events() throws -> Events {
    Events(linking: try snapshot.predictionsOfOneEvent(knownBy: sitting.asOf))
  }

  /// The records of one forecaster on the predictions that a filter means; an alias stands for its speaker.
  func records(of handle: Handle, meeting filter: Filter = .everything) throws -> (Handle, [Assessment]) {
    let speaker = try forecaster(named: handle)
    return (speaker, try assessments(.all([filter, .term(.speaker(speaker))])))
  }
}
