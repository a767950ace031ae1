import CommandLanguage
import Facts
import Interchange
import Presentation

/// The form of a file of commands.
enum BulkForm: String, CaseIterable, Sendable {
  case jsonl, csv, tsv

  /// The form that a file's name tells; nil where it tells none.
  init?(fileNamed name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "jsonl", "ndjson", "json": self = .jsonl
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    default: return nil
    }
  }
}

/// Reads commands one by one from JSON Lines, or from a table whose first record names the fields.
struct BulkReader {
  private enum Source {
    case lines(LineSplitter)
    case table(CSVReader, header: [String])
  }

  private var source: Source
  private let name: String
  /// The verb of every line that does not name one.
  private let verb: String?
  /// What is done to a cell of a table before it is taken.
  private let read: @Sendable (String) -> String
  /// The number of the line that was read last.
  private(set) var line = 0

  /// - `isExported`: the table was written by us, so that its guards and escapes are undone.
  init(
    _ form: BulkForm, named name: String, verb: String?, isExported: Bool = false,
    _ next: @escaping () throws -> [UInt8]?
  ) throws {
    switch (form, isExported) {
    case (.csv, true): read = CSVField.unguarded
    case (.tsv, true): read = TSVField.unescaped
    default: read = { $0 }
    }
    (self.verb, self.name) = (verb, name)
    switch form {
    case .jsonl: source = .lines(LineSplitter(named: name, next))
    case .csv, .tsv:
      var reader = CSVReader(named: name, separator: form == .csv ? "," : "\t", next)
      let header = try reader.record()
      source = .table(reader, header: try BulkReader.checked(header, verb))
    }
  }

  /// How many bytes have been read so far.
  var consumed: Int {
    switch source {
    case .lines(let lines): lines.consumed
    case .table(let reader, _): reader.consumed
    }
  }

  /// The next command, or nil at the end.
  mutating func next() throws -> CommandFields? {
    switch source {
    case .lines(var lines):
      defer { source = .lines(lines) }
      return try command(from: &lines)
    case .table(var reader, let header):
      defer { source = .table(reader, header: header) }
      let record: CSVReader.Record?
      do { record = try reader.record() } catch {
        line = reader.line
        throw error
      }
      guard let record else { return nil }
      line = record.line
      return try command(record.fields, header)
    }
  }

  /// A column that no command could take is a slip, however many of its cells are empty.
  private static func checkNames(_ names: [String], _ verb: String?) throws(FactError) {
    let commands = Command.all.filter { verb == nil || names.contains("op") || $0.syntax.name == verb }
    let known = Set(
      ["op"] + commands.flatMap(\.syntax.fieldNames) + SittingOption.syntaxes.map { "--\($0.name)" })
    guard let unknown = names.first(where: { !known.contains($0) }), !commands.isEmpty else { return }
    let nearest = Spelling.nearest(to: unknown, among: known.sorted()).map { "did you mean '\($0)'? " } ?? ""
    throw FactError(
      "E-CSV", unknown.isEmpty ? "a column has no name" : "no field is called '\(unknown)'",
      hint: nearest
        + (verb.map { "'help \($0)' lists the fields" } ?? "'help VERB' lists the fields of a command"))
  }

  private mutating func command(from lines: inout LineSplitter) throws -> CommandFields? {
    while true {
      line = lines.number + 1
      guard let text = try lines.line() else { return nil }
      if text.allSatisfy(\.isWhitespace) { continue }
      let json: JSON
      do { json = try JSON(parsing: text) } catch {
        throw Failure(
          Diagnostic(
            "E-JSON", "this is not JSON: \(error.message)", hint: "each line is one object",
            at: error.offset..<min(error.offset + 1, text.utf8.count)),
          in: Statement(words: [], text: text, source: name, line: line))
      }
      guard let verb, json["op"] ?? .null == .null, case .object(let members) = json else {
        return try CommandFields(json)
      }
      return try CommandFields(.object([.init("op", .string(verb))] + members.filter { $0.key != "op" }))
    }
  }

  private static func checked(_ header: CSVReader.Record?, _ verb: String?) throws(FactError) -> [String] {
    guard let header else {
      throw FactError("E-CSV", "the table is empty", hint: "its first line names the fields")
    }
    let names = header.fields
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      throw FactError(
        "E-CSV", "two columns are called '\(twice.element)'", hint: "each column needs a name of its own")
    }
    try checkNames(names, verb)
    guard verb != nil || names.contains("op") else {
      throw FactError(
        "E-CSV", "no column is called 'op'",
        hint: "it names the command of each line; or say it once: apply FILE verb claim"
          + (names.count == 1 ? "; fields are separated by commas, in .tsv files by tabs" : ""))
    }
    return names
  }

  private func command(_ fields: [String], _ header: [String]) throws(FactError) -> CommandFields {
    guard fields.count == header.count else {
      throw FactError(
        "E-CSV", "there are \(fields.count) fields, not \(header.count) as in the first line",
        hint: "quote a field that holds a separator")
    }
    // An empty cell is a field left out, since tables cannot leave out a column in one line.
    let given = zip(header, fields).filter { !$1.isEmpty }
    guard let verb = given.first(where: { $0.0 == "op" })?.1 ?? verb else {
      throw FactError("E-MISSING", "the line has no 'op'", hint: "it names the command, such as predict")
    }
    return CommandFields(verb: verb, given.filter { $0.0 != "op" }.map { .init($0.0, .text(read($0.1))) })
  }
}
