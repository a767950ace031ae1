import Facts
import Scoring

/// Something that came to be between two ends of time, and may have moved a score.
struct LedgerEvent: Hashable {
  enum Kind: String {
    case entered, removed, resolved, superseded, reopened, edited, forecast, withdrawn, amended
    case condition, deadline, selection
  }

  let kind: Kind
  /// The row that says so, where there is one.
  let row: Identifier?
  let words: String

  init(_ kind: Kind, _ row: Identifier?, _ words: String) {
    self.kind = kind
    self.row = row
    self.words = words
  }

  /// What came to be of one prediction, as far as it concerns some forecasters.
  static func between(
    _ old: LedgerEnd.Known?, _ new: LedgerEnd.Known?, of forecasters: Set<Handle>, from early: Day,
    to late: Day
  ) -> [LedgerEvent] {
    guard let old else {
      let answers = (new?.answers ?? [:]).values.sorted { $0.id < $1.id }
      return [.init(.entered, new?.prediction.identifier, "entered")]
        + answers.map { .init(.resolved, $0.identifier, $0.told) }
    }
    guard let new else { return [.init(.removed, old.prediction.identifier, "removed")] }
    return amendments(old.prediction, new.prediction) + forecasts(old, new, of: forecasters)
      + answers(old, new) + conditions(old, new) + deadline(new.prediction, from: early, to: late)
  }

  private static func amendments(_ old: Prediction, _ new: Prediction) -> [LedgerEvent] {
    let before = Dictionary(old.terms.map { ($0.id, $0) }) { first, _ in first }
    return new.terms.compactMap { terms in
      guard before[terms.id] != terms else { return nil }
      let words = "terms \(terms.number), by \(terms.deadline.text)"
      return before[terms.id] == nil
        ? .init(.amended, new.identifier, "amended: \(words)")
        : .init(.edited, new.identifier, "\(words), edited")
    } + (old.terms.count > new.terms.count ? [.init(.amended, new.identifier, "amendment taken back")] : [])
  }

  private static func forecasts(
    _ old: LedgerEnd.Known, _ new: LedgerEnd.Known, of forecasters: Set<Handle>
  ) -> [LedgerEvent] {
    func list(_ known: LedgerEnd.Known) -> [Int: Forecast] {
      known.records.filter { forecasters.contains($0.forecaster) }.flatMap(\.forecasts)
        .reduce(into: [:]) { $0[$1.id] = $1 }
    }
    let (before, after) = (list(old), list(new))
    return Set(before.keys).union(after.keys).sorted().compactMap { id in
      let row = Identifier(.forecast, id)
      guard let forecast = after[id] else { return .init(.removed, row, "\(row) removed") }
      guard before[id] != forecast else { return nil }
      let words = forecast.probability?.stated ?? forecast.estimate?.display ?? "withdrawn"
      let told = "\(row) \(words) \(forecast.forecaster) \(forecast.made.text)"
      guard before[id] == nil else { return .init(.edited, row, "\(told), edited") }
      return .init(forecast.estimate == nil ? .withdrawn : .forecast, row, told)
    }
  }

  private static func answers(_ old: LedgerEnd.Known, _ new: LedgerEnd.Known) -> [LedgerEvent] {
    let (before, after) = (old.answers, new.answers)
    let gone = before.keys.filter { after[$0] == nil }.sorted()
    let changed = after.keys.sorted().compactMap { id -> LedgerEvent? in
      guard let resolution = after[id], before[id] != resolution else { return nil }
      let told = resolution.told
      if before[id] != nil { return .init(.edited, resolution.identifier, "\(told), edited") }
      guard let earlier = gone.last.flatMap({ before[$0] }) else {
        return .init(.resolved, resolution.identifier, told)
      }
      return .init(
        .superseded, resolution.identifier,
        "\(told), supersedes \(earlier.identifier) \(earlier.outcome?.word ?? "open")")
    }
    guard changed.isEmpty else { return changed }
    return gone.compactMap { before[$0] }.map { earlier in
      let reopening = new.resolutions.last { $0.outcome == nil && $0.id > earlier.id }
      let words = "\(earlier.identifier) \(earlier.outcome?.word ?? "open")"
      guard let reopening else { return .init(.removed, earlier.identifier, "\(words) removed") }
      return .init(.reopened, reopening.identifier, "\(reopening.identifier) reopens, was \(words)")
    }
  }

  private static func conditions(_ old: LedgerEnd.Known, _ new: LedgerEnd.Known) -> [LedgerEvent] {
    guard let condition = new.prediction.current.condition, let after = new.antecedent,
      old.antecedent?.words != after.words
    else { return [] }
    let was = old.antecedent.map { ", was \($0.words)" } ?? ""
    return [
      .init(
        .condition, Identifier(.prediction, condition.antecedent),
        "given \(condition), p\(condition.antecedent) is \(after.words)\(was)")
    ]
  }

  private static func deadline(_ prediction: Prediction, from early: Day, to late: Day) -> [LedgerEvent] {
    let deadline = prediction.current.deadline
    guard deadline.last >= early, deadline.last < late else { return [] }
    return [.init(.deadline, prediction.identifier, "deadline \(deadline.text) passed")]
  }
}

extension LedgerEnd.Known {
  /// The resolutions that settle something, under any of the terms for which there are forecasts.
  fileprivate var answers: [Int: Resolution] {
    records.flatMap(\.parts).reduce(into: [:]) { answers, part in
      switch part.settlement {
      case .resolved(let resolution), .unanswered(let resolution, _):
        answers[resolution.id] = resolutions.first { $0.id == resolution.id } ?? resolution
      case .open, .pending, .voided: break
      }
    }
  }
}

extension Resolution {
  /// Such as `r3 yes, known 2017-05-10`.
  fileprivate var told: String {
    "\(identifier) \(outcome?.word ?? "open")" + (known.map { ", known \($0.text)" } ?? "")
  }
}
