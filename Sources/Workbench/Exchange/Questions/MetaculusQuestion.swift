import Facts
import Interchange

/// A question of the data that Metaculus hands out, from its `question_data.csv`.
struct MetaculusQuestion {
  static let columns = ForeignTable.Columns(
    program: "Metaculus (question_data.csv)",
    required: ["Question ID", "Question Title", "Question Type", "Scheduled Close Time", "Resolution"],
    optional: [
      "Question URL", "Label", "MC Options", "Actual Close Time", "Resolution Known Time",
    ])

  let id: String
  private(set) var question: ForeignQuestion
  /// When no more forecasts were taken.
  let closed: ForeignTime?
  /// What the file says that no fact holds as it is: what, and what became of it.
  private(set) var losses: [(fate: LossReport.Fate, reason: String)] = []

  /// Nil where no fact holds a question of this type.
  init?(_ row: ForeignTable.Row) throws(CellError) {
    id = try row.required("Question ID", MetaculusQuestion.number)
    let title = try row.required("Question Title") { text throws(FactError) in text.onOneLine }
    guard let word = row["Question Type"]?.onOneLine, let type = MetaculusQuestion.types[word] else {
      return nil
    }
    let by = try row.required("Scheduled Close Time", ForeignTime.init(parsing:)).day
    closed = try row.read("Actual Close Time", ForeignTime.init(parsing:))
    let label = row["Label"].map(\.onOneLine).flatMap { title.contains($0) ? nil : $0 }
    question = ForeignQuestion(
      subject: "question \(id)", line: row.line, key: "metaculus-\(id)",
      statement: title + (label.map { " (\($0))" } ?? ""), by: by, type: type,
      url: row["Question URL"]?.onOneLine)
    if type == .options { try takeOptions(row) }
    try takeResolution(row)
  }

  private static let types: [String: QuestionType] = [
    "binary": .binary, "multiple_choice": .options, "numeric": .number, "discrete": .number, "date": .day,
  ]

  /// A number of theirs, which names a question.
  static func number(_ text: String) throws(FactError) -> String {
    let number = text.onOneLine
    guard !number.isEmpty, number.utf8.count <= 18, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw FactError(
        "E-CSV", "'\(text.shortened(to: 40))' is no number of a question", hint: "numbers are written 578")
    }
    return number
  }

  // MARK: Options

  /// Our names of options hold neither commas nor colons.
  private mutating func takeOptions(_ row: ForeignTable.Row) throws(CellError) {
    let named = try row.required("MC Options") { text throws(FactError) in
      try PythonList(parsing: text).elements.compactMap(\.self)
    }
    for name in named {
      let ours = MetaculusQuestion.option(name)
      if ours != name { losses.append((.changed, "its option '\(name)' is '\(ours)'")) }
      question.options.append(ours)
    }
  }

  private static func option(_ name: String) -> String {
    name.onOneLine.replacing(",", with: ";").replacing(":", with: ";")
  }

  // MARK: Outcomes

  private mutating func takeResolution(_ row: ForeignTable.Row) throws(CellError) {
    let known = try row.read("Resolution Known Time", ForeignTime.init(parsing:))
    guard let word = row["Resolution"]?.onOneLine else { return }
    if ["above_upper_bound", "below_lower_bound"].contains(word) {
      question.notes.append("Resolution: \(word)")
      losses.append((.skipped, "its outcome lies outside its range (\(word)), which is kept as a note"))
      return
    }
    let outcome: String
    do throws(FactError) { outcome = try MetaculusQuestion.outcome(word, of: question) } catch {
      throw row.error(error, in: "Resolution")
    }
    if question.type == .number, Double(word) != nil, ForeignNumber.isRounded(word, as: outcome) {
      losses.append((.changed, "its outcome \(word) is rounded to \(outcome)"))
    }
    question.judgements = [.init(outcome: outcome, known: known, line: row.line)]
  }

  private static func outcome(_ word: String, of question: ForeignQuestion) throws(FactError) -> String {
    switch word {
    case "ambiguous": return "ambiguous"
    case "annulled": return "void"
    default: break
    }
    switch question.type {
    case .binary where ["yes", "no"].contains(word): return word
    case .options where question.options.contains(option(word)): return option(word)
    case .day: return try ForeignTime(parsing: word).day.text
    case .number:
      if let value = Double(word), let quantity = ForeignNumber.quantity(value) { return quantity }
    default: break
    }
    throw FactError(
      "E-OUTCOME", "'\(word.shortened(to: 40))' is no outcome of this question",
      hint: "outcomes are yes, no, an option, a number or a day, ambiguous or annulled")
  }
}
