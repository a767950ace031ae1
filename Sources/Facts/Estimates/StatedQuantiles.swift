/// A number or a day by some of its quantiles: `10%:8,50%:14,90%:22`, at most 8 with a probability of 10 %.
package struct StatedQuantiles: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case number(Quantity)
    case day(Period)

    /// What is reckoned with: a day is the number of its last day since 1970-01-01.
    package var number: Double {
      switch self {
      case .number(let quantity): quantity.value
      case .day(let period): Double(period.last.number)
      }
    }

    package var text: String {
      switch self {
      case .number(let quantity): quantity.text
      case .day(let period): period.text
      }
    }
  }

  package struct Knot: Sendable, Hashable {
    fileprivate let billionths: Int
    package let value: Value

    /// Strictly between 0 and 1.
    package var level: Double { Double(billionths) / Double(Probability.unit) }
    package var stated: String { "\(Probability.percent(billionths)):\(value.text)" }
  }

  /// Never empty; levels ascend, values do not descend.
  package let knots: [Knot]
  package let type: QuestionType

  package var stated: String { knots.map(\.stated).joined(separator: ",") }
  package var levels: [Double] { knots.map(\.level) }
  package var values: [Double] { knots.map(\.value.number) }

  package init(parsing text: String, of type: QuestionType) throws(FactError) {
    var knots: [Knot] = []
    for part in EstimatePart.parts(of: text) {
      guard let (left, right) = part.atFirstColon else {
        throw part.wrong("'\(part.text)' is no quantile", hint: StatedQuantiles.form(type))
      }
      let knot = Knot(
        billionths: try StatedQuantiles.level(left), value: try StatedQuantiles.value(right, of: type))
      if let last = knots.last {
        guard knot.billionths > last.billionths else {
          throw left.wrong(
            "the level \(left.text) does not lie above \(Probability.percent(last.billionths))",
            hint: "write the levels in ascending order, each once")
        }
        guard knot.value.number >= last.value.number else {
          throw right.wrong(
            "\(right.text) at \(left.text) lies below \(last.value.text) at \(Probability.percent(last.billionths))",
            hint: "with a higher probability it is at most a higher \(type.rawValue)")
        }
      }
      knots.append(knot)
    }
    (self.knots, self.type) = (knots, type)
  }

  private static func level(_ part: EstimatePart) throws(FactError) -> Int {
    guard Probability.looksNumeric(part.text), !part.text.contains("..") else {
      throw part.wrong("'\(part.text)' is no level", hint: "levels are 10%, 50%, 90%")
    }
    let level = try part.placed { text throws(FactError) in try Probability.billionths(text) }
    guard level > 0, level < Probability.unit else {
      throw part.wrong(
        "\(part.text) is no level of a quantile", hint: "levels lie between 0% and 100%, as 1% and 99% do")
    }
    return level
  }

  private static func value(_ part: EstimatePart, of type: QuestionType) throws(FactError) -> Value {
    guard type == .day else {
      return .number(try part.placed { text throws(FactError) in try Quantity(parsing: text) })
    }
    return .day(
      try part.placed { text throws(FactError) in
        do throws(FactError) { return try Period(parsing: text) } catch {
          let days = "days among quantiles are 2017-05-10, 2017-05, 2017-Q2 or 2017"
          throw FactError(error.code, error.message, hint: error.hint == Period.forms ? days : error.hint)
        }
      })
  }

  private static func form(_ type: QuestionType) -> String {
    type == .day ? "quantiles are 10%:2017-05,50%:2017-09,90%:2018" : "quantiles are 10%:8,50%:14,90%:22"
  }

  /// The value below which it is with a probability of one half: straight between two quantiles, and no
  /// further out than the outermost.
  package var median: Double {
    let (levels, values) = (levels, values)
    guard let above = levels.firstIndex(where: { $0 >= 0.5 }) else { return values[values.count - 1] }
    guard above > 0, levels[above] > 0.5 else { return values[above] }
    let share = (0.5 - levels[above - 1]) / (levels[above] - levels[above - 1])
    return values[above - 1] + share * (values[above] - values[above - 1])
  }
}
