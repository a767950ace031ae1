import Facts
import Scoring

extension AuditReport.Material {
  /// How many of the claims that are forecasts can be scored.
  var claimLines: [AuditReport.Line] {
    let forecasts = claims.filter { $0.kind == "forecast" }
    let uncoded = forecasts.filter(\.predictions.isEmpty)
    let forecast = Set(records.map(\.prediction.id))
    let all = (claims.count, "claims")
    let ofForecasts = (forecasts.count, "forecasts")
    return [
      line("claims", "claims said", claims),
      line("forecast-claims", "of kind forecast", forecasts, of: all),
      line(
        "coded", "with a forecast on a prediction",
        forecasts.filter { !forecast.isDisjoint(with: $0.predictions) }, of: ofForecasts),
      line(
        "without-forecast", "with a prediction, without a forecast",
        forecasts.filter { !$0.predictions.isEmpty && forecast.isDisjoint(with: $0.predictions) },
        of: ofForecasts),
      line("uncoded", "not resolvable as coded: no prediction", uncoded, of: ofForecasts),
      line(
        "hedged-only", "of these, with words of doubt alone", uncoded.filter(\.isHedged),
        of: (uncoded.count, "not resolvable")),
    ]
  }

  private func line(
    _ measure: String, _ words: String, _ claims: [AuditReport.SaidStatement], of whole: (Int, String)? = nil
  ) -> AuditReport.Line {
    AuditReport.Line(
      measure, words, .claim, claims.map(\.claim), of: whole.map { (count: $0.0, words: $0.1) })
  }

  // MARK: Forecasts

  /// How the probabilities came about, and which do not count.
  var forecastLines: [AuditReport.Line] {
    let forecasts = records.flatMap { record in
      record.forecasts.filter { $0.probability != nil && record.part(of: $0) != nil }
    }
    let leftOut = records.flatMap(\.leftOut)
    let whole = (count: forecasts.count, words: "forecasts")
    func line(_ measure: String, _ words: String, _ isMeant: (Forecast) -> Bool) -> AuditReport.Line {
      AuditReport.Line(measure, words, .forecast, forecasts.filter(isMeant).map(\.id), of: whole)
    }
    func late(_ measure: String, _ reason: LeftOut.Reason) -> AuditReport.Line {
      let ids = Set(leftOut.filter { $0.reason == reason }.map(\.forecast))
      return line(measure, "left out: \(reason)") { ids.contains($0.id) }
    }
    return [
      AuditReport.Line("forecasts", "forecasts with a probability", .forecast, forecasts.map(\.id)),
      line("assigned-probabilities", "probability assigned by the coder") { $0.basis == .assigned },
      line("verbal", "in words of a lexicon alone") { $0.probability?.phrase != nil },
      line("ranges", "as a range") { $0.probability?.bounds != nil && $0.probability?.phrase == nil },
      late("after-known", .madeWhenKnown), late("after-deadline", .madeAfterDeadline),
      late("replaced", .replacedOnItsDay),
    ]
  }

  // MARK: Resolutions

  /// Who says how things turned out, and on what grounds.
  var resolutionLines: [AuditReport.Line] {
    let whole = (count: resolutions.count, words: "resolutions")
    func line(
      _ measure: String, _ words: String,
      _ isMeant: ((resolution: Resolution, deadline: Day, forecasters: Set<Handle>)) -> Bool
    ) -> AuditReport.Line {
      AuditReport.Line(
        measure, words, .resolution, resolutions.filter(isMeant).map(\.resolution.id), of: whole)
    }
    return [
      AuditReport.Line("resolutions", "resolutions that hold", .resolution, resolutions.map(\.resolution.id)),
      line("sourced", "with a source or evidence") {
        $0.resolution.url != nil || evidenced.contains($0.resolution.id)
      },
      line("groundless", "with neither source nor evidence nor reason") {
        $0.resolution.url == nil && !evidenced.contains($0.resolution.id) && $0.resolution.because == nil
      },
      line("self-resolved", "coded by who made a forecast of it") {
        $0.forecasters.contains($0.resolution.coder)
      },
      line("early", "known by the deadline") { resolution, deadline, _ in
        resolution.known.map { $0.first <= deadline } ?? false
      },
    ]
  }
}
