import Facts
import Testing

@testable import Scoring

/// The day on which the examples begin; that it is day 0 of nothing shows that only differences count.
let start = Day(number: 17_234)

func day(_ offset: Int) -> Day { start.advanced(by: offset) }

/// Forecasts given as (days after the start, probability), entered in the order listed.
func forecasts(_ list: [(day: Int, probability: Double?)]) -> [DatedForecast] {
  list.enumerated().map { place, item in
    DatedForecast(id: place + 1, made: day(item.day), order: place, probability: item.probability)
  }
}

/// What stands over a number of days, the first of which is the start.
func standing(_ list: [(day: Int, probability: Double?)], days: Int) -> Standing {
  ScoringWindow(deadline: day(days - 1), known: nil).standing(of: forecasts(list))
}

/// A prediction with a single forecast that stood for one day.
func settled(_ probability: Double, _ outcome: Outcome, id: Int) -> SettledPrediction {
  SettledPrediction(id: id, standing: standing([(0, probability)], days: 1), outcome: outcome)
}

func outcome(_ share: Double) -> Outcome {
  switch share {
  case 0: .no
  case 1: .yes
  default: .partial(share)
  }
}

extension ScoringRule: CustomTestStringConvertible {
  package var testDescription: String { name }
}
