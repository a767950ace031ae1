import Facts
import Presentation

extension Chart.Axis {
  /// From one day through another, with ticks at the beginnings of days, months or years: about five at most.
  static func days(_ label: String = "", from first: Day, through last: Day) -> Chart.Axis {
    let end = max(last, first.advanced(by: 1))
    let steps = [1, 2, 7, 14].map(Step.days) + [1, 2, 3, 6].map(Step.months)
    let years = sequence(first: 1) { $0 < 5_000 ? $0 * 2 : nil }.map { Step.months($0 * 12) }
    let chosen = (steps + years).first { $0.days(from: first, through: end).count <= 5 }
    let ticks = (chosen ?? .months(12)).days(from: first, through: end).map { day in
      Tick(Double(day.number), chosen?.label(day) ?? day.description)
    }
    return Chart.Axis(label, Double(first.number)...Double(end.number), ticks: ticks)
  }

  private enum Step {
    case days(Int)
    case months(Int)

    /// The days on which a step begins; those of weeks are Mondays.
    func days(from first: Day, through last: Day) -> [Day] {
      switch self {
      case .days(let count):
        let start = count < 7 ? first : first.advanced(by: (7 - first.weekday) % 7)
        return stride(from: start.number, through: last.number, by: count).map(Day.init(number:))
      case .months(let count):
        let (begin, end) = (first.civil, last.civil)
        let months = (begin.year * 12 + begin.month - 1)...(end.year * 12 + end.month - 1)
        return months.filter { $0 % count == 0 }
          .compactMap { Day(year: $0 / 12, month: $0 % 12 + 1, day: 1) }
          .filter { $0 >= first && $0 <= last }
      }
    }

    /// No more of a day than tells one from another.
    func label(_ day: Day) -> String {
      switch self {
      case .days: day.description
      case .months(let count): String(day.description.prefix(count < 12 ? 7 : 4))
      }
    }
  }
}
