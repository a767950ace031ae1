import Facts
import Scoring

/// A resolved question of yes or no as other platforms would have seen it: time runs in days from its first forecast.
///
/// No day of opening is stored, so that a question opens when somebody first forecasts it under the terms.
struct ConventionQuestion {
  let prediction: Prediction
  let terms: Terms
  let resolution: Resolution
  let opens: Day
  let forecasters: [Handle]
  /// Those who also gave a forecast under other terms, which only we score.
  let answeredOtherTerms: Set<Handle>
  /// With the forecasts that could count: those made before the outcome was known and by the deadline.
  let question: CrowdQuestion
  /// With those that came too late as well.
  let questionWithLate: CrowdQuestion

  /// Nil where the terms have no outcome that can be scored, or nobody gave them a probability.
  init?(_ records: [Assessment], under terms: Terms) {
    let own = records.filter { $0.crowd == nil && $0.parts.contains { $0.terms.id == terms.id } }
    let part = own.first?.parts.first { $0.terms.id == terms.id }
    guard let prediction = own.first?.prediction, let part,
      let (outcome, resolution) = part.settlement.scorable, let share = outcome.value
    else { return nil }
    let days = own.flatMap { record in
      record.forecasts.filter { $0.terms == terms.id && $0.probability != nil }.map(\.made.last)
    }
    guard let opens = days.min() else { return nil }
    let scheduled = terms.deadline.last.days(since: opens) + 1
    let closed = min(scheduled, resolution.known?.first.days(since: opens) ?? scheduled)
    (self.prediction, self.terms, self.resolution, self.opens) = (prediction, terms, resolution, opens)
    forecasters = own.map(\.forecaster)
    answeredOtherTerms = Set(own.filter { $0.parts.count > 1 }.map(\.forecaster))
    let trajectories = own.map { $0.trajectory(under: terms, since: opens) }
    let asked = { (forecasters: [Trajectory]) in
      CrowdQuestion(
        share: share, closed: Double(closed), scheduled: Double(scheduled), forecasters: forecasters)
    }
    questionWithLate = asked(trajectories)
    question = asked(trajectories.map { Trajectory($0.steps.filter { $0.time < Double(closed) }) })
  }

  /// How long it ran and how long it was to run, in days.
  var closed: Int { Int(question.closed) }
  var scheduled: Int { Int(question.scheduled) }

  func day(_ time: Double) -> Day { opens.advanced(by: Int(time)) }
}

extension Assessment {
  /// Every forecast at its day, late ones too, since some conventions count them; other terms end what stood.
  fileprivate func trajectory(under terms: Terms, since opens: Day) -> Trajectory {
    Trajectory(
      forecasts.map { forecast in
        .init(
          Double(forecast.made.last.days(since: opens)),
          forecast.terms == terms.id ? forecast.probability?.point : nil)
      })
  }
}

/// One forecaster's forecasts of such a question, with what the reasons for differences are made of.
struct ConventionCase {
  let question: ConventionQuestion
  let place: Int

  var crowd: CrowdQuestion { question.question }
  var forecaster: Handle { question.forecasters[place] }
  var trajectory: Trajectory { crowd.forecasters[place] }

  func value(_ convention: Convention) -> Double? {
    convention.score(convention.countsLate ? question.questionWithLate : crowd, place)
  }

  /// Those with a probability that could count, in the order of their days.
  var given: [Trajectory.Step] { trajectory.steps.filter { $0.probability != nil } }

  /// How many more were made when nothing counted any more.
  var late: Int {
    question.questionWithLate.forecasters[place].steps.count { $0.probability != nil } - given.count
  }
  var hasWithdrawal: Bool { trajectory.steps.contains { $0.probability == nil } }

  /// The days on which a forecast of this one stood.
  var active: Int { crowd.closed > 0 ? Int(trajectory.activeTime(from: 0, to: crowd.closed)) : 0 }

  /// How many of them stood for a day or more.
  var stood: Int {
    let ends = trajectory.steps.dropFirst().map(\.time) + [crowd.closed]
    return zip(trajectory.steps, ends).count { $0.probability != nil && $0.time < $1 }
  }

  /// The days before the first forecast.
  var absent: Int { min(Int(given.first?.time ?? 0), question.closed) }

  /// How many others have a forecast that stands at some time while this one's does.
  var companions: Int {
    let own = trajectory.pieces(from: 0, to: crowd.closed).filter { $0.probability != nil }
    return crowd.forecasters.indices.count { other in
      other != place
        && own.contains { crowd.forecasters[other].activeTime(from: $0.from, to: $0.through) > 0 }
    }
  }

  var atClose: Double? { trajectory.probability(at: crowd.closed) }
  var coverage: Double { Metaculus.coverage(crowd, place) ?? 0 }
  var isAlone: Bool { crowd.forecasters.count == 1 }
  var isPartial: Bool { crowd.share != 0 && crowd.share != 1 }

  /// How many forecasts a convention counts.
  func number(countedBy convention: Convention) -> Int {
    let certain = given.count { $0.probability == 0 || $0.probability == 1 }
    return convention.name == "538" ? given.count - certain : given.count + (convention.countsLate ? late : 0)
  }
}
