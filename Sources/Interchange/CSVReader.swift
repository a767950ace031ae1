import Facts

/// Reads records of separated values as they come (RFC 4180).
///
/// Fields may be quoted, and then hold separators, doubled quotes and line breaks, kept as they are. A quote within
/// an unquoted field, text after a closing quote, and a quote that is never closed are errors with their line.
package struct CSVReader {
  private var lines: LineSplitter
  private let separator: UInt8

  /// One record and the line where it begins.
  package struct Record: Sendable, Hashable {
    package let line: Int
    package let fields: [String]
    /// Where each field begins, quotes included.
    package let places: [Place]
    /// The lines that the record takes, as they stand in the file.
    package let lines: [String]
  }

  /// Where a field stands: which of the record's lines, and the UTF-8 offsets in it, up to its end or the line's.
  package struct Place: Sendable, Hashable {
    package let line: Int
    package let range: Range<Int>
  }

  /// Starts before the first record; the separator is an ASCII character, such as a comma or a tab.
  package init(named name: String, separator: Unicode.Scalar = ",", _ next: @escaping () throws -> [UInt8]?) {
    self.separator = UInt8(ascii: separator)
    lines = LineSplitter(named: name, keepsReturns: true, next)
  }

  package var consumed: Int { lines.consumed }

  /// The number of the line that was read last, which is at fault where reading fails.
  package var line: Int { lines.number }

  /// The next record, or nil at the end; blank lines between records are none.
  package mutating func record() throws -> Record? {
    while let line = try lines.line() {
      guard !line.isEmpty, line != "\r" else { continue }
      return try record(from: line, startingAt: lines.number)
    }
    return nil
  }

  private mutating func record(from first: String, startingAt number: Int) throws -> Record {
    var (fields, places, lines): ([String], [Place], [String]) = ([], [], [first])
    var bytes = Array(first.utf8)
    var position = 0
    repeat {
      let (start, line, length) = (position, lines.count - 1, bytes.count)
      let (field, end) =
        bytes.count > position && bytes[position] == UInt8(ascii: "\"")
        ? try quoted(&bytes, from: position + 1, in: &lines, startingAt: number)
        : try plain(bytes, from: position)
      fields.append(field)
      places.append(Place(line: line, range: start..<max(start, line == lines.count - 1 ? end : length)))
      position = end + 1
    } while position <= bytes.count && bytes.indices.contains(position - 1)
      && bytes[position - 1] == separator
    return Record(line: number, fields: fields, places: places, lines: lines)
  }

  /// A field without quotes, and where it ends.
  private func plain(_ bytes: [UInt8], from start: Int) throws(FactError) -> (String, end: Int) {
    let end = bytes[start...].firstIndex(of: separator) ?? bytes.count
    var field = bytes[start..<end]
    if end == bytes.count, field.last == 13 { field.removeLast() }
    guard !field.contains(UInt8(ascii: "\"")) else {
      throw wrong(
        "a quote stands within an unquoted field", "quote the whole field and double the quotes in it")
    }
    return (String(decoding: field, as: UTF8.self), end)
  }

  /// A quoted field, over as many lines as it takes, and where its closing quote's field ends.
  private mutating func quoted(
    _ bytes: inout [UInt8], from start: Int, in lines: inout [String], startingAt number: Int
  ) throws -> (String, end: Int) {
    var field: [UInt8] = []
    var position = start
    while true {
      guard let quote = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) else {
        field += bytes[position...]
        guard let next = try self.lines.line() else {
          throw wrong("the quote that line \(number) opens is never closed", "close it with \"")
        }
        field.append(10)
        lines.append(next)
        (bytes, position) = (Array(next.utf8), 0)
        continue
      }
      field += bytes[position..<quote]
      position = quote + 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        field.append(UInt8(ascii: "\""))
        position += 1
        continue
      }
      let isEnd = position == bytes.count || (position == bytes.count - 1 && bytes[position] == 13)
      guard isEnd || bytes[position] == separator else {
        throw wrong("text follows a closing quote", "double the quotes within a quoted field")
      }
      return (String(decoding: field, as: UTF8.self), isEnd ? bytes.count : position)
    }
  }

  private func wrong(_ message: String, _ hint: String) -> FactError {
    FactError("E-CSV", message, hint: hint)
  }
}
