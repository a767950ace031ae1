import Facts
import Presentation

extension Chart.Axis {
  /// The days from one to another, at their numbers, with at most six round ones named: years, months or days.
  static func days(_ range: ClosedRange<Day>) -> Chart.Axis {
    let (first, last) = (range.lowerBound, range.upperBound)
    let ticks = monthTicks(first, last) ?? dayTicks(first, last)
    return Chart.Axis("", Double(first.number)...Double(last.number), ticks: ticks)
  }

  /// Nil where the days hold fewer than two beginnings of months.
  private static func monthTicks(_ first: Day, _ last: Day) -> [Tick]? {
    let (start, end) = (months(first) + (first.civil.day > 1 ? 1 : 0), months(last))
    guard end - start >= 1 else { return nil }
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].first { (end - start) / $0 < 6 } ?? 1200
    return (start...end).filter { $0 % step == 0 }.compactMap { month in
      Day(year: month / 12, month: month % 12 + 1, day: 1).map { day in
        Tick(Double(day.number), String((step % 12 == 0 ? "\(day)".prefix(4) : "\(day)".prefix(7))))
      }
    }
  }

  private static func months(_ day: Day) -> Int { day.civil.year * 12 + day.civil.month - 1 }

  private static func dayTicks(_ first: Day, _ last: Day) -> [Tick] {
    let step = max(1, (last.number - first.number + 4) / 5)
    return stride(from: first.number, through: last.number, by: step).map { number in
      Tick(Double(number), "\(Day(number: number))")
    }
  }
}
