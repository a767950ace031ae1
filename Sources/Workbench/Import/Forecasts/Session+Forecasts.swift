import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Session {
  /// Imports a table of forecasts as one operation: every row is the commands that a person would have typed.
  mutating func importForecasts(_ arguments: Arguments, _ output: Output) throws {
    guard try !isFolder(arguments) else {
      throw Diagnostic(
        "E-IMPORT", "a table of forecasts is one file, and this is a folder",
        hint: "import its files one by one",
        at: arguments.range(of: .source))
    }
    let file = try arguments.required(.source)
    let (place, isScripted) = (sitting.folder, sitting.isScripted)
    var (table, defaults, said) = try understood(arguments, output)
    let script = Script(
      file: file, keepsGoing: arguments[.keepGoing], verb: arguments.verb.text, noun: "table")
    try play(script, output) { session in
      (session.sitting.folder, session.sitting.isScripted) = (place, isScripted)
      let tally = ForecastTally(output, said: said)
      try session.take(&table, defaults, script, tally)
      if !script.keepsGoing, let refusal = tally.refusal { throw refusal }
      session.sitting.failures += tally.failures.count
      try session.sitting.refuse(tally.notices)
      tally.notices.forEach(output.notice)
      tally.show(table, output)
    }
  }

  /// Reads the words of the command and the whole table before anything is stored.
  private mutating func understood(
    _ arguments: Arguments, _ output: Output
  ) throws -> (ForecastTable, ForecastDefaults, said: [Notice]) {
    _ = try store()
    let session = self
    let (table, defaults, notices) = try read { snapshot in
      var call = Call(arguments, session, snapshot)
      return (try call.forecastTable(), try call.forecastDefaults(), call.notices)
    }
    try sitting.refuse(notices)
    notices.forEach(output.notice)
    return (table, defaults, notices)
  }

  /// Takes row by row; all that fail are found in one go, though nothing is kept then unless the script keeps going.
  private mutating func take(
    _ table: inout ForecastTable, _ defaults: ForecastDefaults, _ script: Script, _ tally: ForecastTally
  ) throws {
    var book = try read { try ForecastBook($0) }
    var done = 0
    while true {
      do {
        guard let row = try table.next() else { break }
        var work = RowWork(row, defaults, table.columns, file: script.file)
        try attempt(script) { session in try work.carryOut(&session, book, tally) }
        work.settle(&book, tally)
      } catch {
        let failure = (error as? CellError).map { Failure($0, in: script.file) } ?? Failure(explaining: error)
        let isFinal = (error as? CellError)?.endsTable ?? false
        guard !isFinal, failure.exit != .interrupted, failure.exit != .unusable else { throw failure }
        tally.fail(failure)
        if !script.keepsGoing, tally.isHopeless { break }
      }
      done += 1
      try checkInterruption()
      if done % 64 == 0 { showProgress(done, share: table.share) }
    }
  }
}
