import Facts

/// What stands where a text was taken away.
enum Redaction {
  private static let beginning = "[redacted"
  /// Fills a text up to its length, so that addresses in it stay what they were.
  private static let bar: Unicode.Scalar = "█"

  /// What stands for the words of a row: no two rows read the same, so that the log makes as many rows as before.
  static func text(of row: Identifier) -> String { "\(beginning) \(row)]" }

  /// What stands for a version of a document: bars for all that was there, and then its name.
  static func filler(document: Int, version: Int, length: Int) -> String {
    var filler = ""
    filler.unicodeScalars.append(contentsOf: repeatElement(bar, count: length))
    return "\(filler)\n\(beginning) d\(document).v\(version)]"
  }

  /// Whether a text is nothing but what takes the place of one.
  static func isDone(_ text: String) -> Bool {
    text.contains(where: { "█[".contains($0) })
      && text.wholeMatch(of: /[█…\s]*(\[redacted [a-z0-9.]+\])?/) != nil
  }

  /// Whether a leaf holds no text any more: only then may it be vouched for by a hash that was kept.
  static func isPlain(_ leaf: SealedLeaf) -> Bool {
    leaf.row.table == "line" || leaf.bytes.contains(Array(beginning.utf8))
      || leaf.bytes.contains(Array(String(bar).utf8))
  }

  /// A line of the log with something else in the place of a text, so that it can still be read as a command.
  ///
  /// A text that is a word of its own goes however short it is; within words only one of four letters or more.
  static func line(
    _ line: String, without text: String, as mark: String, spelled: (String) -> String
  ) -> String {
    let word = spelled(text)
    var words = (line + " ").replacing(" \(word) ", with: " \(spelled(mark)) ")
    words.removeLast()
    if words.hasSuffix(" -- \(text)") { words = words.dropLast(text.count) + mark }
    guard text.unicodeScalars.count >= 4 else { return words }
    let inner = word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : word
    return words.replacing(inner, with: mark).replacing(text, with: mark)
  }
}

/// A row that loses text, as it stands and in every image of the journal.
struct RedactedRow {
  let row: RowInTable
  /// What takes the place of a value that is not NULL; nil leaves it.
  let replacing: (_ column: String, _ old: BeforeImage.Value) -> BeforeImage.Value?

  init(_ row: RowInTable, replacing: @escaping (String, BeforeImage.Value) -> BeforeImage.Value?) {
    (self.row, self.replacing) = (row, replacing)
  }

  init(_ row: RowInTable, _ values: [String: BeforeImage.Value]) {
    self.init(row) { column, old in
      if case .text(let text) = old, column != "hash", Redaction.isDone(text) { return nil }
      return values[column]
    }
  }

  /// Blanks columns that hold text, of the row itself or of what is a part of it.
  init(_ row: RowInTable, of owner: Identifier, blanking columns: String...) {
    let mark = BeforeImage.Value.text(Redaction.text(of: owner))
    self.init(row, Dictionary(uniqueKeysWithValues: columns.map { ($0, mark) }))
  }

  func changed(_ column: String, _ old: BeforeImage.Value) -> BeforeImage.Value? {
    guard old != .null, let new = replacing(column, old), new != old else { return nil }
    return new
  }
}
