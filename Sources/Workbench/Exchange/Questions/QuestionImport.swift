import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// Questions of another program at work: each is the commands that a person would have typed.
final class QuestionImport {
  let work: ExchangeWork
  /// Of forecasts whose forecaster the file does not name.
  let defaultForecaster: Handle?
  /// Of forecasts and outcomes where the file has no address.
  let src: String?
  let tags: [TagName]
  let speakers: ForeignSpeakers
  var assumed: [Assumption: Int] = [:]

  init(_ work: ExchangeWork, _ arguments: Arguments, _ session: inout Session) throws {
    self.work = work
    speakers = ForeignSpeakers(work)
    let who = try arguments.speaker.map { word in
      do { return try Handle(parsing: word.text) } catch let error as FactError {
        throw Diagnostic(error, at: word.range)
      }
    }
    let known = try who.flatMap { who in try session.read { try $0.speaker(named: who)?.handle } }
    defaultForecaster = known ?? who
    src = arguments[.url]
    tags = try arguments.givenTags()
  }

  /// Takes one question whole; an error in a file without lines names the question.
  func take(_ question: ForeignQuestion, _ session: inout Session) throws {
    do { try takeParts(of: question, &session) } catch {
      speakers.forget()
      guard let failure = error as? Failure, failure.statement == nil, failure.exit == .failed else {
        throw error
      }
      let diagnostic = failure.diagnostic
      throw Failure(
        Diagnostic(diagnostic.code, "\(question.subject): \(diagnostic.message)", hint: diagnostic.hint))
    }
  }

  private func takeParts(of question: ForeignQuestion, _ session: inout Session) throws {
    let row = try prediction(of: question, &session)
    if !tags.isEmpty {
      try work.run(.tag, [.text("ids", row.description), .tags(tags)], line: question.line, &session)
    }
    try takeForecasts(of: question, row, &session)
    for note in question.notes where !note.onOneLine.isEmpty {
      try work.run(
        .note, [.text("about", row.description), .text("text", note)], line: question.line, &session)
      work.report.keep("notes")
    }
    try judge(question, row, &session)
  }

  private func prediction(of question: ForeignQuestion, _ session: inout Session) throws -> Identifier {
    let names = question.options.isEmpty ? nil : question.options.joined(separator: ",")
    try work.run(
      .predict,
      [
        .text("statement", question.statement), .text("by", question.by.text),
        .text("criteria", question.criteria),
        .text("type", question.type == .binary ? nil : question.type.rawValue), .text("options", names),
        .text("key", question.key),
      ], line: question.line, &session)
    guard let row = try session.read({ try $0.key(question.key)?.row }) else {
      throw FactError("E-IMPORT", "the question made no prediction")
    }
    work.report.keep("questions")
    return row
  }

  // MARK: Forecasts

  /// Takes forecasts of a question that has been taken.
  func takeForecasts(of question: ForeignQuestion, _ session: inout Session) throws {
    guard let row = try session.read({ try $0.key(question.key)?.row }) else { return }
    do { try takeForecasts(of: question, row, &session) } catch {
      speakers.forget()
      throw error
    }
  }

  private func takeForecasts(
    of question: ForeignQuestion, _ row: Identifier, _ session: inout Session
  ) throws {
    // Of two on one day the later entered stands, so that they are entered in the order of their times.
    let sorted = question.forecasts.enumerated().sorted {
      ($0.element.made.order, $0.offset) < ($1.element.made.order, $1.offset)
    }.map(\.element)
    var newest: [Handle: (row: Identifier, day: Day)] = [:]
    let latest = Dictionary(sorted.indices.map { (sorted[$0].content, $0) }) { $1 }
    for (index, forecast) in sorted.enumerated() {
      let subject = forecast.line.map { "line \($0)" } ?? question.subject
      guard let forecaster = try forecaster(of: forecast, subject, &session) else { continue }
      if latest[forecast.content] != index {
        work.lose(.changed, subject, line: forecast.line, "the same forecast of the same day again is one")
        continue
      }
      let made = try give(forecast, by: forecaster, src: question.url ?? src, row, &session)
      if let made, let last = newest[forecaster], last.day == forecast.made.day.last,
        made.number < last.row.number
      {
        work.lose(
          .changed, subject, line: forecast.line, "it is \(made), and \(last.row) of the same day stands")
      }
      if let made { newest[forecaster] = (made, forecast.made.day.last) }
    }
  }

  private func give(
    _ forecast: ForeignQuestion.Forecast, by forecaster: Handle, src: String?, _ row: Identifier,
    _ session: inout Session
  ) throws -> Identifier? {
    let common: [CommandFields.Field?] = [
      .text("prediction", row.description), .text("forecaster", forecaster.description),
      .text("on", forecast.made.day.text), .text("because", forecast.because),
    ]
    guard let estimate = forecast.estimate else {
      work.report.keep("withdrawals")
      return try work.run(.withdraw, common, line: forecast.line, &session)
    }
    work.report.keep("forecasts")
    return try work.run(
      .forecast, common + [.text("probability", estimate), .text("src", src)], line: forecast.line, &session)
  }

  private func forecaster(
    of forecast: ForeignQuestion.Forecast, _ subject: String, _ session: inout Session
  ) throws -> Handle? {
    let name = forecast.forecaster.flatMap { $0.onOneLine.isEmpty ? nil : $0 }
    guard let handle = try name.map({ try speakers.handle(of: $0, &session) }) ?? defaultForecaster else {
      let reason = name.map { "no handle can be made of '\($0.shortened(to: 40))'" }
      work.lose(
        .skipped, subject, line: forecast.line, reason ?? "nobody is named who gave it; @who says who did")
      return nil
    }
    return handle
  }
}

extension ForeignQuestion.Forecast {
  /// What is the same where no fact could tell two of them apart.
  fileprivate var content: [String?] { [forecaster, made.day.text, estimate, because] }
}
