import Facts
import Presentation

extension Chart {
  /// One deadline on a time axis.
  struct Deadline {
    let day: Day
    /// The row of the picture that it stands in.
    let section: String
    let id: Identifier
    let statement: String
  }

  /// What is due later than so many days is left out, since it would press all the others together.
  private static let horizon = 3 * 366

  /// When open predictions are due, in one row a section, with how many fall into each month.
  static func agenda(_ deadlines: [Deadline], on today: Day) -> Chart? {
    let limit = today.advanced(by: horizon)
    let near = deadlines.filter { $0.day <= limit }
    let drawn = near.isEmpty ? deadlines : near
    guard let earliest = drawn.map(\.day).min(), let latest = drawn.map(\.day).max() else { return nil }
    let (first, last) = (min(earliest, today), max(latest, today))
    let sections = drawn.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let rows = sections.enumerated().map { place, section in
      Layer.marks(
        Marks(
          drawn.filter { $0.section == section }.map { deadline in
            Mark(
              Point(Double(deadline.day.number), Double(place)), weight: 0.25,
              note: "\(deadline.id)  \(deadline.statement), \(deadline.day)",
              link: deadline.id.description)
          }, role: .number(place)))
    }
    let left = deadlines.count - drawn.count
    return Chart(
      name: "deadlines", title: "Deadlines",
      summary: "\(drawn.count.counted("open prediction")) from \(earliest) through \(latest)"
        + (left > 0 ? "; \(left) due later than \(limit) left out." : "."),
      x: .days(from: first, through: last), y: .rows(sections),
      proportion: 0.1 * Double(max(2, sections.count)),
      layers: [.rule(Rule(.vertical, at: Double(today.number), label: "as of \(today)"))] + rows
        + [.bars(Bars(months(of: drawn, from: first, through: last), label: "by month"))])
  }

  /// How many deadlines fall into each month, as far as it is drawn.
  private static func months(of deadlines: [Deadline], from first: Day, through last: Day) -> [Bars.Bar] {
    let months = Dictionary(grouping: deadlines) { Month(of: $0.day) }
    return months.keys.sorted { $0.number < $1.number }.map { month in
      let (begin, end) = (max(month.first, first), min(month.next, last))
      return Bars.Bar(
        Double(min(begin, end).number)...Double(max(begin, end).number), count: months[month]?.count ?? 0)
    }
  }

  /// A month, counted from the beginning of our era.
  private struct Month: Hashable {
    let number: Int

    init(of day: Day) { number = day.civil.year * 12 + day.civil.month - 1 }

    var first: Day { Month.day(number) }
    var next: Day { Month.day(number + 1) }

    private static func day(_ number: Int) -> Day {
      Day(year: number / 12, month: number % 12 + 1, day: 1) ?? Day(number: 0)
    }
  }
}
