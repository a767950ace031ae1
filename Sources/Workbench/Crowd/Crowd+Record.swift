import CommandLanguage
import Facts
import Scoring
import Storage

extension Crowd {
  /// What a crowd's record on a prediction was computed from.
  struct Basis {
    let crowd: Crowd
    /// Those of every forecaster whom it does not leave out.
    let members: [Assessment]
    let fewest: Int
  }

  /// The crowd's record on a prediction, from everybody's; nil where nobody is left who forecast it.
  ///
  /// Its forecasts are no stored ones: they have numbers below 0, one for each time in which the same stood. Once a
  /// crowd speaks under newer terms it no longer does under older ones, as a forecaster would not.
  func record(of everyone: [Assessment], atLeast fewest: Int) -> Assessment? {
    let members = everyone.filter { $0.forecaster != without }
    guard let prediction = members.first?.prediction else { return nil }
    var parts: [Assessment.Part] = []
    var end: Day?
    for terms in prediction.terms.reversed() {
      let own = members.flatMap(\.parts).filter { $0.terms.id == terms.id }
      guard let settlement = own.first?.settlement else { continue }
      var standing = aggregator.standing(of: own.map(\.standing), atLeast: fewest)
      if let end { standing = standing.ending(before: end) }
      end = standing.segments.first?.from ?? end
      parts.append(Assessment.Part(terms: terms, settlement: settlement, standing: standing))
    }
    return record(prediction, parts.reversed(), Basis(crowd: self, members: members, fewest: fewest))
  }

  private func record(
    _ prediction: Prediction, _ parts: [Assessment.Part], _ basis: Basis
  ) -> Assessment {
    var count = 0
    let numbered = parts.map { part in
      let before = count
      count += part.standing.segments.count
      let standing = part.standing.numbered { -(before + $0 + 1) }
      return Assessment.Part(terms: part.terms, settlement: part.settlement, standing: standing)
    }
    let forecasts = numbered.flatMap { part in
      part.standing.segments.map { segment in
        Forecast(
          id: segment.forecast, prediction: prediction.id, terms: part.terms.id, forecaster: handle,
          made: Period(segment.from), probability: segment.probability.map(Probability.init(computed:)))
      }
    }
    return Assessment(
      prediction: prediction, forecaster: handle, forecasts: forecasts, parts: numbered, crowd: basis)
  }
}

extension Probability {
  /// One that nobody stated, shown to a hundredth of a percent where that does not make it a certainty.
  fileprivate init(computed point: Double) {
    let rounded = (point * 10_000).rounded() / 10_000
    let isCertain = rounded == 0 || rounded == 1
    self.init(
      stated: Probability.percent(isCertain ? point : rounded), point: point, bounds: nil, phrase: nil,
      lexicon: nil)
  }
}

extension Call {
  /// The records of crowds on the predictions of other records.
  func records(of crowds: [Crowd], on records: [Assessment]) throws -> [Assessment] {
    guard !crowds.isEmpty else { return [] }
    let fewest = try fewestOfCrowd()
    return try everyone(on: Set(records.map(\.id)).sorted()).flatMap { everyone in
      crowds.compactMap { $0.record(of: everyone, atLeast: fewest) }
    }
  }

  /// Everybody's record on a prediction, and then those of some crowds.
  func assessments(of prediction: Int, with crowds: [Crowd]) throws -> [Assessment] {
    let everyone = try assessments(of: prediction)
    guard !crowds.isEmpty else { return everyone }
    let fewest = try fewestOfCrowd()
    return everyone + crowds.compactMap { $0.record(of: everyone, atLeast: fewest) }
  }

  /// The crowds that a filter names, each once.
  func crowds(in filter: Filter) throws -> [Crowd] {
    let handles = filter.crowds
    return try handles.enumerated().filter { handles.firstIndex(of: $1) == $0 }.map { try crowd($1) }
  }

  /// A crowd is nobody's author or coder: it means something only where forecasts are scored.
  func refuseCrowds(in filter: Filter, since reason: String = "there is nothing to list") throws {
    guard let crowd = filter.crowds.first else { return }
    let word = (arguments.filter + arguments.rest).first { word in
      (try? self.filter([word]).crowds.contains(crowd)) ?? false
    }
    throw Diagnostic(
      "E-RESERVED", "\(crowd) is computed from forecasts and never stored, so that \(reason)",
      hint: "it can stand where forecasters are scored; 'help crowds'",
      at: word?.range ?? arguments.verb.range)
  }
}

extension Filter {
  /// The names of crowds in it, from left to right.
  fileprivate var crowds: [Handle] {
    terms.compactMap { term in
      guard case .speaker(let handle) = term, handle.isReserved else { return nil }
      return handle
    }
  }
}
