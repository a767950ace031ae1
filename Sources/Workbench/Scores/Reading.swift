import Facts
import Scoring

/// What the words and ranges of some records leave open about their score.
struct Reading {
  let rule: ScoringRule
  /// One for each forecast that stood and was scored; the weights add up to 1.
  let terms: [ReadTerm]
  /// Forecasts that stood and were scored, and how many of them were words of a lexicon, or ranges.
  let scored: Int
  let words: Int
  let ranges: Int
  let range: ReadingRange?

  /// Of statements of yes or no; records of another kind add nothing.
  ///
  /// The weights are those of a score: predictions weigh equally, in one its forecasters, for one the days.
  init(_ records: [Assessment], rule: ScoringRule) {
    var predictions: [(id: Int, records: [[ReadSegment]])] = []
    var places: [Int: Int] = [:]
    for record in records {
      let segments = record.readSegments(rule)
      guard !segments.isEmpty else { continue }
      let place = places[record.id, default: predictions.count]
      places[record.id] = place
      if place == predictions.count { predictions.append((record.id, [])) }
      predictions[place].records.append(segments)
    }
    let parts = predictions.flatMap { prediction in
      prediction.records.flatMap { segments in
        segments.map { ($0, 1 / Double(predictions.count * prediction.records.count)) }
      }
    }
    self.rule = rule
    terms = parts.map { part, weight in
      ReadTerm(
        weight: weight * part.weight, share: part.share, point: part.point, band: part.given?.bounds,
        words: part.given?.words)
    }
    scored = parts.count
    words = parts.count { $0.0.given?.phrase != nil }
    ranges = parts.count { $0.0.given?.phrase == nil && $0.0.given?.bounds != nil }
    range = words + ranges == 0 ? nil : ReadingRange(terms, rule: rule)
  }

  /// Whether anything is open.
  var isVague: Bool { words + ranges > 0 }

  /// The reading of records of which some forecast is a word or a range; nil where none is, which is quickly seen.
  static func vague(_ records: [Assessment], rule: ScoringRule) -> Reading? {
    guard records.contains(where: \.saysRanges) else { return nil }
    let reading = Reading(records, rule: rule)
    return reading.isVague ? reading : nil
  }
}

/// What stood and was scored.
private struct ReadSegment {
  let weight: Double
  /// How much of the statement came true.
  let share: Double
  let point: Double
  /// As it was given, where that says more than the point.
  let given: Probability?
}

extension Assessment {
  /// The words of forecasts are read only where some of the record are ranges.
  fileprivate func readSegments(_ rule: ScoringRule) -> [ReadSegment] {
    let segments = score(rule)?.segments ?? []
    let saysRanges = saysRanges
    let read = segments.compactMap { segment -> ReadSegment? in
      guard case .share(let share) = segment.realization, let point = segment.segment.probability else {
        return nil
      }
      let given = saysRanges ? vagueProbability(of: segment.segment.forecast) : nil
      return ReadSegment(weight: segment.weight, share: share, point: point, given: given)
    }
    return read.count == segments.count ? read : []
  }
}

extension Probability {
  /// Which word it is, told from the same word with another band; nil for a number or a range.
  var words: String? {
    guard let phrase, let lexicon, let bounds else { return nil }
    return [lexicon, edition ?? "", phrase, "\(bounds.lowerBound)", "\(bounds.upperBound)"]
      .joined(separator: "\u{1F}")
  }
}
