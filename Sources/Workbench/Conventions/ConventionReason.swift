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
      let what = "the \(counted(item.stood, "forecast")) that stood, over \(counted(item.active, "day"))"
      return item.question.answeredOtherTerms.contains(item.forecaster)
        ? "ours for these terms alone: \(what); 'explain \(item.question.prediction.identifier)' adds the others"
        : "ours: \(what)"
    }
  ]

  private static let goodJudgment = [
    ConventionReason(name: "gjo") { _ in
      "on 0 to 2, so twice ours; a day's last forecast is the day's, and ours know no hours"
    },
    ConventionReason(name: "gjo-accuracy") { item in
      let own = GoodJudgment.average(item.crowd, item.place)
      let median = GoodJudgment.median(item.crowd)
      let crowd = item.isAlone ? "alone one's own" : "one's own included"
      return "gjo's \(own.display()) less \(median.display()), the daily median, \(crowd), of all "
        + "\(counted(item.question.closed, "day")); times \(item.active)/\(item.question.closed) days present"
    },
    ConventionReason(name: "gjo-per-day") { item in
      item.absent == 0 && item.active == item.question.closed
        ? "as gjo-accuracy, since a forecast stood on every day"
        : "as gjo-accuracy, but with the medians of the \(counted(item.active, "day")) present only"
    },
    ConventionReason(name: "infer") { _ in "as gjo: it counts whole days only, and here all are" },
  ]

  private static let others = [
    ConventionReason(name: "fatebook") { item in
      "on 0 to 2, each day less its median, one's own included, of "
        + "\(counted(item.crowd.forecasters.count, "forecaster")); divided by all "
        + "\(counted(item.question.closed, "day"))" + item.unknownWithdrawal
    },
    ConventionReason(name: "fatebook-absolute") { item in
      let days = counted(item.question.closed, "day")
      let absent =
        item.absent > 0
        ? "divided by all \(days): the \(item.absent) before the first forecast count as perfect"
        : "divided by all \(days); none lies before the first forecast"
      return "on 0 to 2, " + absent + item.unknownWithdrawal
    },
    ConventionReason(name: "predictionbook") { item in
      let late = item.late == 0 ? "" : ", and besides \(item.late) that came too late to count with us"
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
      "logarithmic, 100 (log2 p + 1), 0 for 50%; " + item.truncation + item.unaccepted
    },
    ConventionReason(name: "metaculus-peer") { item in
      item.companions == 0
        ? "0, since nobody else's forecast stood beside it"
        : "logarithmic, against \(counted(item.companions, "other")) that stood beside it; "
          + item.truncation
    },
    ConventionReason(name: "metaculus-spot-baseline") { item in item.spot("logarithmic, 0 for 50%") },
    ConventionReason(name: "metaculus-spot-peer") { item in
      let isBeside = item.crowd.forecasters.indices.contains { other in
        other != item.place && item.crowd.forecasters[other].probability(at: item.crowd.closed) != nil
      }
      return isBeside
        ? item.spot("logarithmic, against the others") : item.spot("0, since nobody else's stood then")
    },
    ConventionReason(name: "metaculus-relative") { item in
      let (ran, scheduled) = (item.question.closed, item.question.scheduled)
      let community =
        "the recency-weighted median, \(item.isAlone ? "alone one's own" : "one's own included")"
      return "log2 of p over \(community); divided by the "
        + counted(ran, "day") + " it ran" + (ran < scheduled ? ", not the \(scheduled) scheduled" : "")
    },
  ]
}

/// Such as `1 day` and `3 days`.
private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension ConventionCase {
  /// How unevenly the forecasts stood, such as `3 forecasts, of which the last stood 200 of 240 days`.
  fileprivate var spread: String {
    let forecasts = counted(given.count, "forecast")
    guard given.count > 1, let last = given.last, active > 0 else { return forecasts }
    let stood = Int(trajectory.activeTime(from: last.time, to: crowd.closed))
    return "\(forecasts), of which the last stood \(stood) of \(counted(active, "day"))"
  }

  fileprivate var truncation: String {
    let (ran, scheduled) = (question.closed, question.scheduled)
    let cut = ran < scheduled ? ", of which \(ran) ran: truncation" : ""
    return "divided by the scheduled \(counted(scheduled, "day"))\(cut); present on \(active): coverage "
      + Probability.percent(coverage.rounded4)
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
    return "\(kind); the close after \(last) alone counts, when \(Probability.percent(share)) stood"
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
    if convention.name == "fatebook", isAlone {
      return "undefined: nobody else forecast it"
    }
    return "undefined: this forecast and what it is compared with both excluded what happened"
  }
}

extension Double {
  /// To a hundredth of a percent, for shares that are shown as such.
  fileprivate var rounded4: Double { (self * 10_000).rounded() / 10_000 }
}
