import Facts

/// How a table of forecasts is to be read, as far as its own header does not tell.
package struct ForecastTableForm: Sendable {
  package var separator: Unicode.Scalar = ","
  package var map: PairList?
  /// Which rows are meant: `version=lite,branch=House`; a column that is named twice may have either value.
  package var rows: PairList?
  package var outcomes = OutcomeWords(nil)
  package var scale: ProbabilityScale?
  /// What is predicted, where no column says it.
  package var statement: RowTemplate?

  package init() {}
}

/// A table of forecasts: which column holds what is settled, then its rows are read one by one.
package struct ForecastTable {
  package let columns: ForecastColumns
  /// How many rows it has, and how many of them are meant.
  package private(set) var count = 0
  package private(set) var meant = 0

  let form: ForecastTableForm
  /// The column of each piece of the statement's template.
  let pieces: [RowTemplate.Piece: Int]
  private let selection: [(place: Int, pair: PairList.Pair)]
  private(set) var probabilities: ProbabilityColumn
  private let bytes: [UInt8]
  private let name: String
  private var reader: CSVReader

  /// Reads the header, then every row once, so that a column is understood from all that it holds.
  package init(_ text: String, named name: String, form: ForecastTableForm) throws {
    (self.name, self.form, bytes) = (name, form, Array(text.utf8))
    reader = ForecastTable.reader(bytes, name, form)
    guard let header = try reader.record() else {
      throw FactError("E-CSV", "the table is empty", hint: "its first line names the columns")
    }
    try ForecastTable.checkSeparator(header.fields, form.separator)
    let columns = try ForecastColumns(header.fields, map: form.map)
    self.columns = columns
    pieces = try ForecastTable.pieces(of: form.statement, columns)
    selection = try (form.rows?.pairs ?? []).map { (try columns.place(of: $0.name, "E-ROWS"), $0) }
    probabilities = ProbabilityColumn(form.scale)
    try survey()
    reader = ForecastTable.reader(bytes, name, form)
    _ = try reader.record()
  }

  /// The names of the columns that nothing is taken from.
  package var leftOut: [String] {
    let taken =
      Array(columns.places.values) + (columns.options + columns.answers).map(\.place) + Array(pieces.values)
      + selection.map(\.place)
    return columns.names.indices.filter { !taken.contains($0) }.map { columns.names[$0] }
  }

  /// How far the reading has come, from 0 to 1.
  package var share: Double { Double(reader.consumed) / Double(max(1, bytes.count)) }

  /// The next row that is meant, or nil at the end; after an error in a row the next one can still be read.
  package mutating func next() throws(CellError) -> ForecastRow? {
    while let record = try record() {
      try check(record)
      guard isMeant(record) else { continue }
      return try row(record)
    }
    return nil
  }

  // MARK: Records

  private mutating func record() throws(CellError) -> CSVReader.Record? {
    do { return try reader.record() } catch {
      let known = error as? FactError ?? FactError("E-CSV", "the table cannot be read: \(error)")
      throw CellError(error: known, line: reader.line, endsTable: true)
    }
  }

  private func check(_ record: CSVReader.Record) throws(CellError) {
    guard record.fields.count != columns.names.count else { return }
    throw CellError(
      error: FactError(
        "E-CSV",
        "there are \(record.fields.count) fields, not \(columns.names.count) as in the first line",
        hint: "quote a field that holds a separator"),
      line: record.line)
  }

  /// Every column must have one of the values that it is given, and none of those that are excluded.
  private func isMeant(_ record: CSVReader.Record) -> Bool {
    selection.allSatisfy { place, pair in
      let cell = String(record.fields[place].trimmed)
      if pair.isNegated { return cell != pair.value }
      return selection.contains { $0.place == place && !$0.pair.isNegated && $0.pair.value == cell }
    }
  }

  /// Looks at every row without taking it, so that nothing is stored of a table that cannot be understood.
  private mutating func survey() throws(CellError) {
    let names = columns.options.map(\.name)
    let (probable, known) = (
      columns.places[.probability].map { [$0] } ?? columns.options.map(\.place),
      columns.places[.outcome].map { [$0] } ?? columns.answers.map(\.place)
    )
    var unknown: [(word: String, error: CellError)] = []
    while let record = try record() {
      count += 1
      // A ragged row is an error of its own, later.
      let isRagged = record.fields.count != columns.names.count
      guard isRagged || isMeant(record) else { continue }
      meant += 1
      guard !isRagged else { continue }
      for place in probable {
        let cell = String(record.fields[place].trimmed)
        if !cell.isEmpty { probabilities.survey(cell) { record.error($0, in: place) } }
      }
      for place in known where unknown.count < ForecastTable.mostUnknown {
        let cell = String(record.fields[place].trimmed)
        do throws(FactError) {
          _ = try form.outcomes.read(cell, options: columns.answers.isEmpty ? names : [])
        } catch  where !unknown.contains(where: { $0.word == cell }) {
          unknown.append((cell, record.error(error, in: place)))
        } catch {}
      }
    }
    if let first = unknown.first { throw first.error.explaining(unknown.map(\.word), names.first ?? "yes") }
    try probabilities.check(named: probable.first.map { columns.names[$0] } ?? "")
  }

  /// How many words that nobody explained are worth naming at once.
  private static let mostUnknown = 8

  private static func reader(_ bytes: [UInt8], _ name: String, _ form: ForecastTableForm) -> CSVReader {
    var position = 0
    return CSVReader(named: name, separator: form.separator) {
      guard position < bytes.count else { return nil }
      defer { position += 1 << 16 }
      return Array(bytes[position..<min(bytes.count, position + 1 << 16)])
    }
  }

  private static func checkSeparator(_ header: [String], _ separator: Unicode.Scalar) throws(FactError) {
    let others: [(Character, String)] = [(",", "comma"), ("\t", "tab"), (";", "semicolon")]
    guard header.count == 1, let other = others.first(where: { header[0].contains($0.0) }) else { return }
    throw FactError(
      "E-CSV", "the first line names one column, '\(header[0].prefix(60))'",
      hint: "if its fields are separated otherwise, add: separator \(other.1)")
  }

  private static func pieces(
    of template: RowTemplate?, _ columns: ForecastColumns
  ) throws(FactError) -> [RowTemplate.Piece: Int] {
    var pieces: [RowTemplate.Piece: Int] = [:]
    for name in template?.columns ?? [] { pieces[.column(name)] = try columns.place(of: name, "E-TEMPLATE") }
    return pieces
  }
}

extension CellError {
  /// The same with a hint in which every word waits for its meaning.
  fileprivate func explaining(_ words: [String], _ example: String) -> CellError {
    let pairs = words.enumerated().map { "\($1.prefix(40))=\($0 == 0 ? example : "…")" }.joined(
      separator: ",")
    let hint = "say what each means, as in: outcomes \(pairs)\na blank cell is a question that is open"
    return CellError(
      error: FactError(error.code, error.message, hint: hint), line: line, text: text, range: range)
  }
}
