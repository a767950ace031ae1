import Facts
import Presentation
import Storage

extension Call {
  /// How a forecaster's calls near a probability have done so far, such as `your 85-95 % calls: 7 of 9 came true`.
  ///
  /// Nil unless a person at the prompt would see it, and at least 3 of them have turned out one way or the other.
  func trackRecord(of forecast: Forecast) throws -> Phrase? {
    guard sitting.isAtPrompt, let point = forecast.probability?.point else { return nil }
    let percent = Int((point * 100).rounded())
    let band = max(0, percent - 5)...min(100, percent + 5)
    // A little wider, so that 85% is within 85 to 95 however it was computed.
    let shares = Double(band.lowerBound) / 100 - 1e-9...Double(band.upperBound) / 100 + 1e-9
    let answers = try outcomes(
      of: snapshot.resolvedPredictions(forecast: shares, by: forecast.forecaster))
    guard answers.count >= TrackRecord.fewest else { return nil }
    let whose = forecast.forecaster == author ? "your" : "\(forecast.forecaster)'s"
    let (low, high) = (band.lowerBound, band.upperBound)
    return Phrase(
      "\(whose) \(low)-\(high) % calls: \(answers.count { $0 }) of \(answers.count) came true", .dim)
  }

  /// Whether each came true; those without such an answer are left out.
  private func outcomes(of predictions: [Int]) throws -> [Bool] {
    guard predictions.count >= TrackRecord.fewest else { return [] }
    let isMany = predictions.count > TrackRecord.many
    let standing = try isMany ? snapshot.settlements(knownBy: today()) : [:]
    return try predictions.compactMap { id in
      let settlement = try isMany ? standing[id] : self.settlement(of: id)
      guard case .resolved(let resolution) = settlement else { return nil }
      switch resolution.outcome {
      case .yes: return true
      case .no: return false
      default: return nil
      }
    }
  }
}

private enum TrackRecord {
  /// Of fewer nothing can be said.
  static let fewest = 3
  /// From here on it pays to settle all predictions at once.
  static let many = 200
}
