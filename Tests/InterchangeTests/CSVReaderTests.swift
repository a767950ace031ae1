import Facts
import Interchange
import Testing

@Suite struct `Separated values` {
  /// The bytes in parts of a few bytes each, so that every boundary is met.
  private func parts(_ text: String, of size: Int) -> () -> [UInt8]? {
    var rest = Array(text.utf8)[...]
    return {
      defer { rest = rest.dropFirst(size) }
      return rest.isEmpty ? nil : Array(rest.prefix(size))
    }
  }

  private func records(_ text: String, separator: Unicode.Scalar = ",", size: Int = 3) throws -> [[String]] {
    var reader = CSVReader(named: "a.csv", separator: separator, parts(text, of: size))
    var records: [[String]] = []
    while let record = try reader.record() { records.append(record.fields) }
    return records
  }

  private func message(_ text: String) -> String? {
    do {
      _ = try records(text)
      return nil
    } catch { return (error as? FactError)?.message }
  }

  /// Writes a field as RFC 4180 lets one: quoted where it must be, or although it need not be.
  private func written(_ field: String, quotes: Bool) -> String {
    let mustQuote = field.utf8.contains { Array(",\"\n\r".utf8).contains($0) }
    return quotes || mustQuote ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }

  @Test(arguments: 1...200)
  func `come back as they were written, however they are cut`(seed: Int) throws {
    var random = Random(seed: seed)
    let pieces = ["사드", "a", "\"", ",", "\n", "\r\n", " ", "🗳️", "'", "\t", "=1+1", "", "é", "\r"]
    let table = (0..<random.below(4) + 1).map { _ in
      (0..<random.below(5) + 2).map { _ in
        (0..<random.below(4)).map { _ in pieces[random.below(pieces.count)] }.joined()
      }
    }
    let ending = random.below(2) == 0 ? "\n" : "\r\n"
    let text = table.map { record in
      record.map { written($0, quotes: random.below(3) == 0) }.joined(separator: ",")
    }.joined(separator: ending)
    for size in [1, 2, 7, 4096] {
      #expect(try records(text, size: size) == table, "\(text.debugDescription)")
      #expect(try records(text + ending, size: size) == table)
      #expect(try records("\u{FEFF}" + text, size: size) == table)
    }
  }

  @Test func `may be separated by tabs, and lines between records may be blank`() throws {
    #expect(try records("a\tb\n\n\"x\ty\"\tz\n\r\n", separator: "\t") == [["a", "b"], ["x\ty", "z"]])
  }

  @Test func `with a quote out of place are refused with their line`() {
    #expect(message("a,b\nc,d\"e\n") == "a quote stands within an unquoted field")
    #expect(message("a,\"b\"c\n") == "text follows a closing quote")
    #expect(message("a\n\"b\nc\n") == "the quote that line 2 opens is never closed")
  }

  @Test func `keep the line where a record begins`() throws {
    var reader = CSVReader(named: "a.csv", parts("a\n\"b\nc\"\nd", of: 2))
    var lines: [Int] = []
    while let record = try reader.record() { lines.append(record.line) }
    #expect(lines == [1, 2, 4])
  }
}

@Suite struct `Lines of a stream` {
  private func lines(_ bytes: [UInt8], size: Int) throws -> [String] {
    var rest = bytes[...]
    var splitter = LineSplitter(named: "a.jsonl") {
      defer { rest = rest.dropFirst(size) }
      return rest.isEmpty ? nil : Array(rest.prefix(size))
    }
    var lines: [String] = []
    while let line = try splitter.line() { lines.append(line) }
    #expect(splitter.consumed == bytes.count)
    #expect(splitter.number == lines.count)
    return lines
  }

  @Test(arguments: [1, 2, 5, 100])
  func `end with LF or CRLF, and the last may go without`(size: Int) throws {
    let text = "\u{FEFF}하나\r\n둘 🗳️\n\n끝"
    #expect(try lines(Array(text.utf8), size: size) == ["하나", "둘 🗳️", "", "끝"])
    #expect(try lines(Array((text + "\n").utf8), size: size) == ["하나", "둘 🗳️", "", "끝"])
    #expect(try lines([], size: size) == [])
  }

  @Test func `that are not UTF-8 or hold NUL are refused with their number`() {
    for bytes: [UInt8] in [[0x61, 10, 0xB0, 0xA1, 10], [0x61, 10, 0x62, 0, 10]] {
      #expect { try lines(bytes, size: 2) } throws: { error in
        ((error as? FactError)?.message ?? "").contains("'a.jsonl, line 2'")
      }
    }
  }
}
