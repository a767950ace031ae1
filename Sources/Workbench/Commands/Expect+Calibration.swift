import CommandLanguage
import Facts
import Presentation
import Scoring

extension Call {
  /// Whether a measure of calibration, over what `calibration` counts without further words, keeps a limit.
  func calibrationIsMet(_ words: ArraySlice<Word>) throws -> String {
    let parts = Array(words)
    let form = "expect calibration mcb below 0.05 [FILTER]"
    guard parts.count >= 3, let limit = Double(parts[2].text) else {
      throw wrong(
        "E-MISSING", "'expect calibration' needs a measure, below or above, and a number", hint: form)
    }
    guard let measure = CalibrationMeasure.named(parts[0].text) else {
      let names = CalibrationMeasure.all.map(\.name)
      let nearest = Spelling.nearest(to: parts[0].text, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-CHOICE", "there is no measure '\(parts[0].text)'",
        hint: nearest + "measures are " + names.joined(separator: ", "), at: parts[0].range)
    }
    guard ["below", "above"].contains(parts[1].text) else {
      throw Diagnostic(
        "E-CHOICE", "'\(parts[1].text)' is neither below nor above", hint: form, at: parts[1].range)
    }
    let records = try assessments(filter(Array(parts.dropFirst(3))))
    let group = CalibrationGroup(
      "all", records, of: .standing, passed: try today(), events: try events(), plan: .init())
    guard let report = group.report, let value = measure.value(report) else {
      let reason = group.report.flatMap(measure.reason) ?? "nothing could be scored"
      throw Diagnostic(
        "E-EXPECT", "\(measure.name) is undefined: \(reason)", hint: "'calibration' shows what is left out",
        at: parts[0].range)
    }
    guard parts[1].text == "below" ? value < limit : value > limit else {
      throw Diagnostic(
        "E-EXPECT", "\(measure.name) is \(value.display(6)), not \(parts[1].text) \(parts[2].text)",
        hint: "'calibration' shows what it is made of", at: parts[2].range)
    }
    return "\(measure.name) \(value.display(6)) is \(parts[1].text) \(parts[2].text)"
  }
}
