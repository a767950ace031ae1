import CommandLanguage
import Facts
import Interchange
import Storage

/// A row of the table that Fatebook exports: one forecast with its question.
///
/// Times stand there without a zone, so that they are days here. A question has no number: its title and the time
/// when it was made tell it from others. Whether the options of a question exclude each other is not said, so that
/// each is a question of its own.
struct FatebookRow {
  static let columns = ForeignTable.Columns(
    program: "Fatebook",
    required: [
      "Question title", "Forecast (scale = 0-1)", "Forecast created at", "Question created at",
      "Question resolve by", "Resolution",
    ],
    optional: [
      "Multiple choice option", "Forecast created by", "Resolved at", "Question notes", "Question comments",
    ])

  let line: Int
  let title: String
  /// Whether the title stands over several lines, or with spaces that it is better without.
  let isFolded: Bool
  let option: String?
  let created: String
  let by: Period
  let outcome: String?
  let resolved: ForeignTime?
  let notes: [String]
  let forecast: ForeignQuestion.Forecast?

  init(_ row: ForeignTable.Row) throws(CellError) {
    line = row.line
    title = try row.required("Question title") { text throws(FactError) in text.onOneLine }
    isFolded = row["Question title"] != title
    option = row["Multiple choice option"]?.onOneLine
    created = try row.required("Question created at") { text throws(FactError) in text.onOneLine }
    by = try row.required("Question resolve by", ForeignTime.init(parsing:)).day
    outcome = try row.read("Resolution", FatebookRow.outcome)
    resolved = try row.read("Resolved at", ForeignTime.init(parsing:))
    notes = [row["Question notes"], row["Question comments"].map { "Comments: " + $0 }].compactMap(\.self)
    let share = try row.read("Forecast (scale = 0-1)", FatebookRow.share)
    let made = try row.read("Forecast created at", ForeignTime.init(parsing:))
    if share != nil, made == nil {
      throw row.error(
        FactError("E-MISSING", "the forecast has no day", hint: "'keep-going' leaves such rows out"),
        in: "Forecast created at")
    }
    forecast = made.flatMap { made in
      share.map {
        ForeignQuestion.Forecast(
          forecaster: row["Forecast created by"], made: made, estimate: $0, because: nil, line: row.line)
      }
    }
  }

  /// What it asks; the option is part of it.
  var statement: String { option.map { "\(title): \($0)" } ?? title }

  private static func share(_ text: String) throws(FactError) -> String {
    let plain = text.onOneLine
    if plain.hasSuffix("%") { return plain }
    guard let value = Double(plain), (0...1).contains(value) else {
      throw FactError(
        "E-PROBABILITY", "'\(plain.shortened(to: 40))' is no fraction from 0 to 1, which this column holds",
        hint: "70 of 100 is written 0.7 or 70%")
    }
    return ForeignNumber.fraction(value, written: plain)
  }

  /// A word that is none of these is refused: it may be anything.
  private static func outcome(_ text: String) throws(FactError) -> String {
    let word = text.onOneLine.lowercased()
    guard ["yes", "no", "ambiguous"].contains(word) else {
      throw FactError(
        "E-OUTCOME", "'\(text.shortened(to: 40))' is no outcome of Fatebook",
        hint: "outcomes are YES, NO, AMBIGUOUS; a blank cell is a question that is open")
    }
    return word
  }
}

/// The rows of one question, as far as they follow each other.
struct FatebookQuestion {
  let first: FatebookRow
  private(set) var forecasts: [ForeignQuestion.Forecast] = []

  init(_ row: FatebookRow) {
    first = row
    forecasts = [row.forecast].compactMap(\.self)
  }

  /// Whether a row is about the same question, which it then joins.
  ///
  /// - Throws: where it says otherwise of the question than the first row does.
  mutating func take(_ row: FatebookRow) throws(FactError) -> Bool {
    guard (row.title, row.option, row.created) == (first.title, first.option, first.created) else {
      return false
    }
    guard (row.outcome, row.resolved) == (first.outcome, first.resolved) else {
      throw FactError(
        "E-OUTCOME",
        "this row says '\(row.words)', and line \(first.line) says '\(first.words)' of the same question",
        hint: "a question has one outcome")
    }
    guard row.by == first.by else {
      throw FactError(
        "E-DAY", "the question is to be resolved by \(row.by), and line \(first.line) says by \(first.by)",
        hint: "a question has one deadline")
    }
    if let forecast = row.forecast { forecasts.append(forecast) }
    return true
  }

  var question: ForeignQuestion {
    var digest = LineDigest()
    for text in [first.title, first.created, first.option ?? ""] { digest.add(text) }
    var question = ForeignQuestion(
      subject: "line \(first.line)", line: first.line, key: "fatebook-\(digest.text.prefix(16))",
      statement: first.statement, by: first.by)
    (question.notes, question.forecasts) = (first.notes, forecasts)
    if let outcome = first.outcome {
      question.judgements = [.init(outcome: outcome, known: first.resolved, line: first.line)]
    }
    return question
  }
}

extension FatebookRow {
  fileprivate var words: String { (outcome ?? "open") + (resolved.map { " on \($0.day)" } ?? "") }
}

extension Session {
  /// Takes the table that Fatebook exports, question by question as they come.
  mutating func importFatebook(_ arguments: Arguments, _ output: Output) throws {
    let bytes = try foreignBytes(arguments)
    let file = try arguments.required(.source)
    try importQuestions(arguments, output) { session, importer, script in
      var table: ForeignTable
      do { table = try ForeignTable(named: file, FatebookRow.columns) { try bytes.next() } } catch let error
        as CellError
      {
        throw Failure(error, in: file)
      }
      let share = { (done: Int) in bytes.size.map { Double(done) / Double(max(1, $0)) } }
      var group: FatebookQuestion?
      try session.takeRows(of: &table, named: file, importer, script, share: share) { row, session in
        let read = try FatebookRow(row)
        if read.forecast == nil {
          importer.work.lose(.skipped, "line \(row.line)", line: row.line, "it has no probability")
        }
        do throws(FactError) {
          if try group?.take(read) == true { return }
        } catch {
          throw row.error(error, in: error.code == "E-DAY" ? "Question resolve by" : "Resolution")
        }
        let finished = group
        group = FatebookQuestion(read)
        try session.take(finished, importer, script)
      }
      try session.take(group, importer, script)
    }
  }

  private mutating func take(
    _ group: FatebookQuestion?, _ importer: QuestionImport, _ script: Script
  ) throws {
    guard let group else { return }
    if group.first.isFolded {
      importer.work.lose(
        .changed, "line \(group.first.line)", line: group.first.line, "the white space of its title is folded"
      )
    }
    if let option = group.first.option {
      importer.work.lose(
        .changed, "line \(group.first.line)", line: group.first.line,
        "the option '\(option.shortened(to: 40))' is a question of its own; "
          + "whether options exclude each other is not said"
      )
    }
    try take("line \(group.first.line)", line: group.first.line, script, importer.work) { session in
      try importer.take(group.question, &session)
    }
  }
}
