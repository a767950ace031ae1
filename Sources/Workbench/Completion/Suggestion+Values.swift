import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage

extension Suggestion {
  /// Days relative to the as-of day, with the day that they mean.
  static func days(_ direction: DayExpression.Direction, also words: [Choice] = []) -> Suggestion {
    .looking { inquiry in
      let names =
        direction == .past
        ? ["today", "yesterday"] + weekdays + spans.map { "-" + $0 }
        : ["today", "tomorrow"] + weekdays + spans.map { "+" + $0 }
      return try inquiry.matching(inquiry.days(names, looking: direction) + words)
    }
  }

  /// Days of filters, which name what was and what will be; a weekday there is the next one.
  static let daysOfFilters = Suggestion.looking { inquiry in
    let spans = ["-", "+"].flatMap { sign in Suggestion.spans.map { sign + $0 } }
    return try inquiry.matching(
      inquiry.days(["today", "yesterday", "tomorrow"] + weekdays + spans, looking: .future))
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let spans = ["1w", "2w", "1m", "3m", "1y"]

  /// Words of the lexicon in force with their bands, and the percent sign of a bare number.
  static let probabilities = Suggestion.looking { inquiry in
    if let number = Double(inquiry.typed), (0...100).contains(number), !inquiry.typed.contains(".") {
      return [Candidate(inquiry.typed + "%", "percent")]
    }
    let lexicon = (try? inquiry.snapshot?.lexiconInForce()) ?? .icd203
    return inquiry.matching(
      lexicon.bands.map { band in
        let (low, high) = (band.bounds.lowerBound, band.bounds.upperBound)
        return Choice(band.phrase, "\(Probability.percent(low))-\(Probability.percent(high))")
      })
  }

  /// The lexicons that come with the program, and the workspace's own.
  static let lexicons = Suggestion.looking { inquiry in
    let own = try inquiry.snapshot?.lexicons() ?? []
    return inquiry.matching((Lexicon.all + own).map { Choice($0.name, $0.title) })
  }

  static let formats = Suggestion.words(Renderer.all.map { Choice($0.name) })

  static let zones = Suggestion.looking { inquiry in
    inquiry.matching(([Zone.standard] + TimeZone.knownTimeZoneIdentifiers.sorted()).map { Choice($0) })
  }

  static let settings = Suggestion.looking { inquiry in
    inquiry.matching(Setting.all.map { Choice($0.name, $0.summary) })
  }

  /// The values of the setting that was named.
  static let settingValues = Suggestion.looking { inquiry in
    let name = inquiry.place.given[Parameter.setting.name]
    return try Setting.all.first { $0.name == name }.flatMap { try inquiry.candidates(for: $0.suggests) }
      ?? []
  }

  static let helpTopics = Suggestion.looking { inquiry in
    inquiry.matching(
      Command.all.map { Choice($0.syntax.name, $0.syntax.summary) }
        + HelpTopic.all.map { Choice($0.name, $0.summary) })
  }

  /// The Admiralty grades, source first.
  static let grades: Suggestion = {
    let sources = ["reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable"]
    let words = ["confirmed", "probably true", "possibly true", "doubtful", "improbable"]
    let unknown = "cannot be judged"
    return .words(
      zip("ABCDEF", sources + [unknown]).flatMap { letter, source in
        zip(1...6, words + [unknown]).map {
          Choice("\(letter)\($0)", "source: \(source); information: \($1)")
        }
      })
  }()
}

extension Inquiry {
  /// The days that some words mean, seen from the as-of day.
  fileprivate func days(_ names: [String], looking direction: DayExpression.Direction) throws -> [Choice] {
    let today = try today()
    return try names.map { name in
      Choice(name, try DayExpression(parsing: name).resolved(asOf: today, looking: direction).display)
    }
  }
}
