import CommandLanguage
import Facts
import Interchange

extension RowWork {
  /// Runs one command; what is wrong with one of its fields is shown at the cell that it comes from.
  func run(
    _ command: Command, _ fields: [CommandFields.Field], _ session: inout Session, _ tally: ForecastTally
  ) throws {
    let fielded = FieldedStatement(
      CommandFields(verb: command.syntax.name, fields), of: command.syntax, options: [], source: file,
      line: row.line)
    do {
      try session.execute(command, session.bind(command, fielded), tally.output)
    } catch {
      guard ![.interrupted, .unusable].contains(error.exit) else { throw error }
      let field = fielded.field(at: error.diagnostic.range)
      throw failure(
        FactError(error.diagnostic.code, error.diagnostic.message, hint: error.diagnostic.hint),
        in: field.flatMap { self.field($0, of: command) })
    }
  }

  /// What the table calls a field of a command.
  private func field(_ name: String, of command: Command) -> ForecastField? {
    guard command.syntax.name == Command.resolve.syntax.name else { return ForecastField(rawValue: name) }
    return name == "on" ? .resolved : ForecastField(rawValue: name)
  }

  /// An error about the cell of a field, or about the row where it has none.
  func failure(_ error: FactError, in field: ForecastField?) -> Failure {
    let place =
      field.flatMap { columns.places[$0] } ?? (field == .probability ? columns.options.first?.place : nil)
    guard let place else { return Failure(CellError(error: error, line: row.line), in: file) }
    return Failure(row.record.error(error, in: place), in: file)
  }
}
