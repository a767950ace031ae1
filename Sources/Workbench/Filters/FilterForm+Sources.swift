import CommandLanguage
import Facts
import Storage

extension FilterForm {
  static let via = FilterForm(
    "via:", "via:@nyt", "words that a speaker reports, and claims in them", suggests: .who
  ) { rest, parser in
    guard rest.hasPrefix("@") else {
      throw FactError("E-FILTER", "'\(rest)' is not a speaker", hint: "write via:@nyt")
    }
    let handle = try Handle(parsing: rest)
    guard let speaker = try parser.call.snapshot.handle(named: handle) else {
      throw try parser.call.unknown(handle)
    }
    return .term(.reporter(speaker))
  }

  static let grade = FilterForm(
    "grade:", "grade:A..B", "evidence by one or both axes; F and 6, cannot be judged, only where named",
    suggests: .grades
  ) { rest, parser in
    let ends = parser.call.splitAtDots(rest)
    let (best, worst) = (try Grade(parsing: ends.first), try Grade(parsing: ends.last))
    return .term(
      .grade(
        reliability: try range(best.reliability, worst.reliability, of: Grade.reliabilities, rest),
        credibility: try range(best.credibility, worst.credibility, of: Grade.credibilities, rest)))
  }

  private static func range(
    _ best: String?, _ worst: String?, of grades: [String], _ text: String
  ) throws -> [String] {
    guard best != worst else { return best.map { [$0] } ?? [] }
    guard let first = best.flatMap(grades.firstIndex), let last = worst.flatMap(grades.firstIndex),
      first <= last
    else {
      throw FactError(
        "E-FILTER", "'\(text)' is no range of grades",
        hint: "write grade:A..C or grade:A1..B2, the better first; F and 6 stand alone")
    }
    return Array(grades[first...last])
  }
}
