import Facts
import Scoring

/// Why a convention's number of a case differs from ours, in plain words with the case's own figures.
struct ConventionReason: Sendable {
  /// The name of the convention.
  let name: String
  let words: @Sendable (ConventionCase) -> String

  static let all: [ConventionReason] = ours + goodJudgment + others + metaculus

  static func words(of convention: Convention, _ item: ConventionCase) -> String {
    all.first { $0.name == convention.name }?.words(item) ?? convention.difference
  }

  private static let ours = [
    ConventionReason(name: "exact") { item in
      "ours: \(counted(item.given.count, "forecast")) over the \(counted(item.active, "day")) on which one stood"
    }
  ]

  private static let goodJudgment = [
    ConventionReason(name: "gjo") { item in
      "on 0 to 2, so twice ours; days are whole here, so that the last forecast of a day is the day's"
    },
    ConventionReason(name: "gjo-accuracy") { item in
      let own = GoodJudgment.average(item.crowd, item.place)
      let median = GoodJudgment.median(item.crowd)
      let crowd = item.crowd.forecasters.count == 1 ? "alone, so that it is one's own" : "one's own included"
      return "own mean \(own.display()) less \(median.display()), the mean of the median of each of the "
        + "\(counted(item.question.closed, "day")) (\(crowd)), times "
        + "\(item.active)/\(item.question.closed) of the days"
    },
    ConventionReason(name: "gjo-per-day") { item in
      item.absent == 0 && item.active == item.question.closed
        ? "as gjo-accuracy, since a forecast stood on every day"
        : "as gjo-accuracy, but with the medians of the \(counted(item.active, "day")) with a forecast alone"
    },
    ConventionReason(name: "infer") { item in "as gjo: all days are whole here, and only those count" },
  ]

  private static let others = [
    ConventionReason(name: "fatebook") { item in
      "on 0 to 2, each day less the day's median of \(counted(item.crowd.forecasters.count, "forecaster")), "
        + "one's own included; the sum over all \(counted(item.question.closed, "day"))" + item.unknownWithdrawal
    },
    ConventionReason(name: "fatebook-absolute") { item in
      let days = counted(item.question.closed, "day")
      let absent =
        item.absent > 0
        ? "divided by all \(days), of which the \(item.absent) before the first forecast count as perfect"
        : "divided by all \(days), none of them before the first forecast"
      return "on 0 to 2, " + absent + item.unknownWithdrawal
    },
    ConventionReason(name: "predictionbook") { item in
      let late = item.late == 0 ? "" : ", and so do \(item.late) that came too late to count with us"
      return "every forecast counts once: " + item.spread + late
    },
    ConventionReason(name: "538") { item in
      let certain = item.given.count { $0.probability == 0 || $0.probability == 1 }
      let without = certain == 0 ? "" : ", but for \(certain) of 0% or 100%"
      return "every update counts once\(without): " + item.spread
    },
  ]

  private static let metaculus = [
    ConventionReason(name: "metaculus-baseline") { item in
      "logarithmic, 0 for 50%: 100 (log2 p + 1); " + item.truncation + item.unaccepted
    },
    ConventionReason(name: "metaculus-peer") { item in
      item.companions == 0
        ? "0, since nobody else's forecast stood beside it"
        : "logarithmic, against \(counted(item.companions, "other")) whose forecasts stood beside it; "
          + item.truncation
    },
    ConventionReason(name: "metaculus-spot-baseline") { item in item.spot("logarithmic, 0 for 50%") },
    ConventionReason(name: "metaculus-spot-peer") { item in
      let isBeside = item.crowd.forecasters.indices.contains { other in
        other != item.place && item.crowd.forecasters[other].probability(at: item.crowd.closed) != nil
      }
      return isBeside ? item.spot("logarithmic, against the others") : item.spot("0, since nobody else's stood then")
    },
    ConventionReason(name: "metaculus-relative") { item in
      "log2 of p over the recency-weighted median, one's own included; divided by the "
        + "\(counted(item.question.closed, "day")) it ran, not the \(item.question.scheduled) scheduled"
    },
  ]
}

/// Such as `1 day` and `3 days`.
private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension ConventionCase {
  /// How unevenly the forecasts stood, such as `3 forecasts, of which the last stood 200 of 240 days`.
  fileprivate var spread: String {
    let forecasts = counted(given.count, "forecast")
    guard given.count > 1, let last = given.last, active > 0 else { return forecasts + " that counts with us" }
    let stood = Int(trajectory.activeTime(from: last.time, to: crowd.closed))
    return "\(forecasts), of which the last stood \(stood) of \(counted(active, "day"))"
  }

  fileprivate var truncation: String {
    let (ran, scheduled) = (question.closed, question.scheduled)
    let ratio = "on \(active) of them a forecast stood: coverage \(Probability.percent(coverage.rounded4))"
    return ran < scheduled
      ? "divides by the scheduled \(counted(scheduled, "day")), of which \(ran) ran (truncation); \(ratio)"
      : "divides by the scheduled \(counted(scheduled, "day")), all of which ran; \(ratio)"
  }

  fileprivate var unknownWithdrawal: String {
    hasWithdrawal ? "; it knows no withdrawal, so that the last forecast stands on" : ""
  }

  /// What the form of Metaculus would not have taken.
  fileprivate var unaccepted: String {
    let limits = Clipping.metaculus.limits
    let outside = given.count { $0.probability.map { !limits.contains($0) } ?? false }
    return outside == 0 ? "" : "; its form takes 0.1% to 99.9%, and \(outside) of these lie outside"
  }

  fileprivate func spot(_ kind: String) -> String {
    guard question.closed > 0, let share = atClose else { return "0: no forecast stood when it closed" }
    let last = question.day(crowd.closed - 1)
    return "\(kind); one instant counts, the close after \(last), when \(Probability.percent(share)) stood"
  }

  /// Why a convention has no number for it, or an infinite one; nil where it has.
  func obstacle(_ convention: Convention) -> String? {
    let value = value(convention)
    if let value, value.isFinite { return nil }
    if value != nil { return "infinite: a forecast was certain, and wrong" }
    if isPartial, convention.name.hasPrefix("metaculus") {
      return "undefined: the outcome is partial, and this takes only yes and no"
    }
    if convention.name == "538", !given.isEmpty { return "undefined: every update was 0% or 100%" }
    if question.closed <= 0 || active == 0 { return "undefined: no forecast stood on a day that counts" }
    if convention.name == "fatebook", crowd.forecasters.count == 1 {
      return "undefined: nobody else forecast it"
    }
    return "undefined: this forecast and what it is compared with both excluded what happened"
  }
}

extension Double {
  /// To a hundredth of a percent, for shares that are shown as such.
  fileprivate var rounded4: Double { (self * 10_000).rounded() / 10_000 }
}
