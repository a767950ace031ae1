import Facts
import Scoring

extension Assessment {
  /// This record and another of the same prediction, each on the days on which both had a forecast standing.
  ///
  /// Days on which they stood under different terms do not count: they answered different questions. Nil while
  /// nothing of either is settled.
  func common(with other: Assessment) -> CommonRecord? {
    guard settled != nil, other.settled != nil else { return nil }
    let pairs = parts.compactMap { part in
      other.parts.first { $0.terms.id == part.terms.id }.map { (part, $0) }
    }.filter { !$0.0.isWaiting }
    return CommonRecord(
      SettledPrediction(id: id, parts: pairs.map { $0.cut(to: $1) }),
      SettledPrediction(id: id, parts: pairs.map { $1.cut(to: $0) }))
  }
}

extension Assessment.Part {
  fileprivate func cut(to other: Assessment.Part) -> SettledTerms {
    SettledTerms(standing: standing.during(other.standing), realization: realization)
  }
}
