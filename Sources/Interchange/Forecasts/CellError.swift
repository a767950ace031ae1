package import Facts

/// What is wrong with a row of a table: the rule that it breaks, and where it stands in the file.
package struct CellError: Error, Sendable, Hashable {
  package let error: FactError
  /// The number of the line, from 1.
  package let line: Int
  /// The line as it stands in the file; nil where the row as a whole is at fault.
  package let text: String?
  /// The UTF-8 offsets of the cell in it.
  package let range: Range<Int>?
  /// Whether nothing after it can be read.
  package let endsTable: Bool

  package init(
    error: FactError, line: Int, text: String? = nil, range: Range<Int>? = nil, endsTable: Bool = false
  ) {
    (self.error, self.line, self.text, self.range) = (error, line, text, range)
    self.endsTable = endsTable
  }
}

extension CSVReader.Record {
  /// An error about one of the fields.
  package func error(_ error: FactError, in field: Int) -> CellError {
    guard places.indices.contains(field), lines.indices.contains(places[field].line) else {
      return CellError(error: error, line: line)
    }
    let place = places[field]
    return CellError(
      error: error, line: line + place.line, text: lines[place.line], range: place.range)
  }
}
