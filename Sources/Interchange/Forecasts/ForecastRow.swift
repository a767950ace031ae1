package import Facts

/// One row of a table of forecasts, each cell read as what it stands for; nil where the table is silent.
package struct ForecastRow: Sendable {
  package let record: CSVReader.Record
  package var key: String?
  package var statement: String?
  /// As the language writes it, such as `70%`, `likely`, or `home:50%,tie:30%,away:20%`.
  package var probability: String?
  package var forecaster: Handle?
  package var on: Period?
  package var by: Period?
  /// As `resolve` writes it; nil where the question is open.
  package var outcome: String?
  package var resolved: Period?
  package var known: Period?
  /// Where the forecast and its outcome can be read.
  package var src: String?
  package var tags: [TagName] = []

  package var line: Int { record.line }

  init(_ record: CSVReader.Record) {
    self.record = record
  }
}
