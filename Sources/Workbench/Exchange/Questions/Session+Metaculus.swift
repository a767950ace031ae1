import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Session {
  /// Takes the data that Metaculus hands out: the questions, then their forecasts as they come.
  mutating func importMetaculus(_ arguments: Arguments, _ output: Output) throws {
    let files = try metaculusFiles(arguments)
    let copy = self
    let today = try read { try Call(arguments, copy, $0).today() }
    try importQuestions(arguments, output) { session, importer, script in
      var questions: [String: MetaculusQuestion] = [:]
      try session.takeTable(files.questions, MetaculusQuestion.columns, importer, script) { row, session in
        try session.take(row, &questions, importer, script)
      }
      for other in files.others { importer.work.lose(.skipped, other, "no fact is read from it") }
      guard let file = files.forecasts else {
        return importer.work.lose(.skipped, "forecast_data.csv", "it does not stand beside the questions")
      }
      var group: MetaculusGroup?
      try session.takeTable(file, MetaculusForecast.columns, importer, script) { row, session in
        let forecast = try MetaculusForecast(row)
        if group?.take(forecast) == true { return }
        let finished = group
        group = MetaculusGroup(forecast)
        try session.take(finished, questions, today, file, importer, script)
      }
      try session.take(group, questions, today, file, importer, script)
    }
  }

  /// The tables of a folder, or of the folder of the one that is named.
  private func metaculusFiles(
    _ arguments: Arguments
  ) throws -> (questions: String, forecasts: String?, others: [String]) {
    let source = try arguments.required(.source)
    let (name, isFolder) = ("question_data.csv", try isFolder(arguments))
    let folder =
      isFolder ? (source.hasSuffix("/") ? source : source + "/") : String(source.dropLast(name.count))
    guard isFolder || source.hasSuffix(name), environment.look(sitting.path(folder + name)) == .file else {
      throw Diagnostic(
        "E-IMPORT", "'\(source)' holds no \(name)",
        hint: "unpack what Metaculus sent, and name its folder or its \(name)",
        at: arguments.range(of: .source))
    }
    let there = { (name: String) in
      environment.look(sitting.path(folder + name)) == .file ? folder + name : nil
    }
    return (
      folder + name, there("forecast_data.csv"),
      ["comment_data.csv", "score_data.csv"].compactMap(there)
    )
  }

  private mutating func takeTable(
    _ file: String, _ columns: ForeignTable.Columns, _ importer: QuestionImport, _ script: Script,
    _ take: (ForeignTable.Row, inout Session) throws -> Void
  ) throws {
    importer.work.part = file
    let bytes = try environment.open(sitting.path(file))
    var table: ForeignTable
    do { table = try ForeignTable(named: file, columns) { try bytes.next() } } catch let error as CellError {
      throw Failure(error, in: file)
    }
    let share = { (done: Int) in bytes.size.map { Double(done) / Double(max(1, $0)) } }
    try takeRows(of: &table, named: file, importer, script, share: share, take)
  }

  private mutating func take(
    _ row: ForeignTable.Row, _ questions: inout [String: MetaculusQuestion], _ importer: QuestionImport,
    _ script: Script
  ) throws {
    guard let read = try MetaculusQuestion(row) else {
      return importer.work.lose(
        .skipped, "line \(row.line)", line: row.line,
        "no fact holds a question of the type '\(row["Question Type"]?.shortened(to: 30) ?? "")'")
    }
    guard questions[read.id] == nil else {
      throw row.error(
        FactError("E-CSV", "the question \(read.id) stands there twice", hint: "keep one of the two"),
        in: "Question ID")
    }
    for loss in read.losses {
      importer.work.lose(loss.fate, read.question.subject, line: row.line, loss.reason)
    }
    var isTaken = false
    try take(read.question.subject, line: row.line, script, importer.work) { session in
      try importer.take(read.question, &session)
      isTaken = true
    }
    if isTaken { questions[read.id] = read }
  }

  private mutating func take(
    _ group: MetaculusGroup?, _ questions: [String: MetaculusQuestion], _ today: Day, _ file: String,
    _ importer: QuestionImport, _ script: Script
  ) throws {
    guard let group, let line = group.rows.first?.row.line else { return }
    let count = group.rows.count
    guard let asked = questions[group.rows[0].question] else {
      return importer.work.lose(
        .skipped, "line \(line)", line: line,
        "\(count.counted("forecast")) of the question \(group.rows[0].question), which is not taken"
      )
    }
    var question = asked.question
    question.forecasts = []
    for row in group.rows {
      do throws(CellError) {
        let estimate = try row.estimate(of: question)
        if row.isRounded(question) {
          importer.work.lose(
            .changed, "line \(row.row.line)", line: row.row.line, "its numbers are rounded to 15 digits")
        }
        question.forecasts.append(
          .init(forecaster: row.forecaster, made: row.start, estimate: estimate, line: row.row.line))
      } catch {
        guard script.keepsGoing else { throw Failure(error, in: file) }
        importer.work.lose(.skipped, "line \(row.row.line)", line: row.row.line, error.error.message)
        sitting.failures += 1
      }
    }
    question.forecasts += group.withdrawals(closed: asked.closed, today: today)
    try take("line \(line)", line: line, script, importer.work) { session in
      try importer.takeForecasts(of: question, &session)
    }
  }
}
