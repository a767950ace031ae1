import Facts
import Interchange

/// A table of another program, read row by row; its columns are known by their names, in any order.
struct ForeignTable {
  /// Which columns mean something.
  struct Columns: Sendable {
    /// Whose table it is, for errors.
    let program: String
    let required: [String]
    let optional: [String]
  }

  struct Row {
    let record: CSVReader.Record
    fileprivate let places: [String: Int]

    var line: Int { record.line }

    /// What stands in a column; nil where it is blank or the table has no such column.
    subscript(name: String) -> String? {
      guard let place = places[name] else { return nil }
      let text = record.fields[place]
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    func error(_ error: FactError, in name: String) -> CellError {
      places[name].map { record.error(error, in: $0) } ?? CellError(error: error, line: line)
    }

    /// Reads a cell that is not blank; what is wrong with it is shown there.
    func read<Value>(
      _ name: String, _ parse: (String) throws(FactError) -> Value
    ) throws(CellError) -> Value? {
      guard let text = self[name] else { return nil }
      do throws(FactError) { return try parse(text) } catch { throw self.error(error, in: name) }
    }

    func required<Value>(
      _ name: String, _ parse: (String) throws(FactError) -> Value
    ) throws(CellError) -> Value {
      if let value = try read(name, parse) { return value }
      throw error(
        FactError("E-MISSING", "the column '\(name)' is blank", hint: "'keep-going' leaves such rows out"),
        in: name)
    }
  }

  let columns: Columns
  private let names: [String]
  private let places: [String: Int]
  private var reader: CSVReader
  /// How many cells that are not blank stand in columns that mean nothing here.
  private(set) var leftOut: [(name: String, count: Int)] = []

  init(named file: String, _ columns: Columns, _ next: @escaping () throws -> [UInt8]?) throws {
    self.columns = columns
    reader = CSVReader(named: file, next)
    let header: CSVReader.Record?
    do { header = try reader.record() } catch { throw ForeignTable.unreadable(error, line: reader.line) }
    names = header?.fields.map(\.onOneLine) ?? []
    let known = columns.required + columns.optional
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() where known.contains(name) {
      guard places.updateValue(place, forKey: name) == nil else {
        throw CellError(
          error: FactError(
            "E-CSV", "two columns are called '\(name)'", hint: "give each column a name of its own"), line: 1)
      }
    }
    self.places = places
    if let missing = columns.required.first(where: { places[$0] == nil }) {
      throw CellError(
        error: FactError(
          "E-CSV", "no column is called '\(missing)', as in a table of \(columns.program)",
          hint: "other tables are read by format forecasts map OURS=THEIRS,...; 'help tables'"),
        line: 1, text: header?.lines.first, range: nil)
    }
    leftOut = names.filter { !known.contains($0) }.map { ($0, 0) }
  }

  var consumed: Int { reader.consumed }

  mutating func next() throws(CellError) -> Row? {
    let record: CSVReader.Record?
    do { record = try reader.record() } catch { throw ForeignTable.unreadable(error, line: reader.line) }
    guard let record else { return nil }
    guard record.fields.count == names.count else {
      throw CellError(
        error: FactError(
          "E-CSV", "there are \(record.fields.count) fields, not \(names.count) as in the first line",
          hint: "quote a field that holds a separator"), line: record.line)
    }
    for place in leftOut.indices {
      let isFilled = names.indices.contains {
        names[$0] == leftOut[place].name && !record.fields[$0].isEmpty
      }
      if isFilled { leftOut[place].count += 1 }
    }
    return Row(record: record, places: places)
  }

  private static func unreadable(_ error: any Error, line: Int) -> CellError {
    let known = error as? FactError ?? FactError("E-CSV", "the table cannot be read: \(error)")
    return CellError(error: known, line: max(1, line), endsTable: true)
  }
}
