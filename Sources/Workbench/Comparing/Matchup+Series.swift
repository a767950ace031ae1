import Facts
import Scoring

extension Matchup {
  /// The differences in the order in which their events became known, taken together by event.
  ///
  /// Each event's sum is scaled, so that the mean is that over all items.
  var series: [Double] {
    let events = Dictionary(grouping: items, by: \.event).mapValues { items in
      (known: items.map(\.known).min(), sum: items.map(\.difference).reduce(0, +))
    }
    let scale = Double(events.count) / Double(items.count)
    return events.sorted { left, right in
      (left.value.known?.number ?? 0, left.key) < (right.value.known?.number ?? 0, right.key)
    }.map { $0.value.sum * scale }
  }

  /// Whether the differences hang together over time; nil below two events, and where they do not vary.
  var dieboldMariano: DieboldMariano? { DieboldMariano(series) }

  /// The evidence that outcomes gave against one of the two in favour of the other.
  struct Evidence {
    struct Step {
      let event: Int
      let known: Day
      let payment: Double
    }

    let against: Handle
    let favouring: Handle
    let steps: [Step]
    let process: EProcess

    /// When the evidence was greatest; nil if that was before the first outcome.
    var greatestDay: Day? {
      process.values.firstIndex { $0 >= process.greatest }.map { steps[$0].known }
    }
  }

  /// Against the second in favour of the first, then the other way round; empty where nothing can be said.
  var evidence: [Evidence] {
    guard days == .common, !items.isEmpty else { return [] }
    return [
      evidence(against: second, favouring: first) { ($0.second, $0.first) },
      evidence(against: first, favouring: second) { ($0.first, $0.second) },
    ].compactMap(\.self)
  }

  /// Of an event the predictions pay that became known first, on average: what follows later is no news.
  private func evidence(
    against: Handle, favouring: Handle,
    _ chosen: ((first: Double, second: Double, share: Double)) -> (Double, Double)
  ) -> Evidence? {
    var steps: [Evidence.Step] = []
    for (event, items) in Dictionary(grouping: items, by: \.event) {
      guard let known = items.map(\.known).min() else { continue }
      let bets = items.filter { $0.known == known }.map(\.last)
      let payments = bets.compactMap(\.self).map { bet in
        let (p, q) = chosen(bet)
        return EProcess.payment(against: p, favouring: q, share: bet.share)
      }
      guard payments.count == bets.count else { return nil }
      steps.append(
        Evidence.Step(
          event: event, known: known, payment: payments.reduce(0, +) / Double(payments.count)))
    }
    steps.sort { ($0.known, $0.event) < ($1.known, $1.event) }
    return EProcess(payments: steps.map(\.payment)).map {
      Evidence(against: against, favouring: favouring, steps: steps, process: $0)
    }
  }
}
