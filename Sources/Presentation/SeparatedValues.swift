/// Rows as lines of cells, under a line with the names of their members.
struct SeparatedValues {
  let separator: String
  let lineEnd: String
  /// The line of a row whose only value is absent: where it were empty, it would be no row at all.
  let emptyLine: String
  /// A cell ready to stand between separators; nil is a value that is absent.
  let cell: (_ value: JSON?) -> String

  func text(of rows: [JSON]) -> String {
    let columns = rows.columns
    guard !columns.isEmpty else { return "" }
    var text = ""
    add(columns.map { cell(.string($0)) }, to: &text)
    for row in rows { add(columns.map { cell(row[$0]) }, to: &text) }
    return text
  }

  private func add(_ cells: [String], to text: inout String) {
    text += cells == [""] ? emptyLine : cells.joined(separator: separator)
    text += lineEnd
  }
}

extension SeparatedValues {
  /// What a spreadsheet may make of a text that looks like a formula.
  enum Formulas { case guarded, asTheyAre }

  /// Comma-separated values after RFC 4180, which ends lines with CR LF.
  static func commas(_ options: RenderOptions, _ formulas: Formulas) -> SeparatedValues {
    SeparatedValues(separator: ",", lineEnd: "\r\n", emptyLine: "\"\"") { value in
      guard let value, let cell = value.cell else { return "" }
      let shown = options.shown(cell)
      return CSVField.quoted(value.isNumber || formulas == .asTheyAre ? shown : CSVField.guarded(shown))
    }
  }

  /// Tab-separated values: one line a row, with `\t`, `\n`, `\r` and `\\` for what would break it.
  static func tabs(_ options: RenderOptions) -> SeparatedValues {
    SeparatedValues(separator: "\t", lineEnd: "\n", emptyLine: "") { value in
      guard let cell = value?.cell else { return "" }
      return options.shown(cell).unicodeScalars.reduce(into: "") { result, scalar in
        switch scalar {
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\\": result += "\\\\"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
  }
}

/// One field of a CSV file.
package enum CSVField {
  /// In quotes where its own signs would end it; an empty text too, since nothing at all is an absent value.
  static func quoted(_ text: String) -> String {
    let mustBeQuoted = text.isEmpty || text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard mustBeQuoted else { return text }
    return text.unicodeScalars.reduce(into: "\"") { result, scalar in
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    } + "\""
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// So that nothing is lost, a text that has apostrophes in such a place already gets one more; `unguarded`
  /// takes it back. Numbers stay as they are, and so do names such as `@hana`, alone or in a list: without
  /// parentheses, quotes and spaces they can call nothing.
  static func guarded(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let inner = scalars.drop { $0 == "'" }
    guard let first = inner.first, startsFormula(first) else { return text }
    let isBare = inner.startIndex == scalars.startIndex
    return isBare && (isNames(text) || Double(text) != nil) ? text : "'" + text
  }

  /// The text that `guarded` was given.
  package static func unguarded(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let inner = scalars.first(where: { $0 != "'" }), startsFormula(inner) else {
      return text
    }
    return String(scalars.dropFirst())
  }

  // The full-width forms are read as the others are where text is Japanese, Chinese or Korean.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(scalar)
  }

  private static func isNames(_ text: String) -> Bool {
    text.split(separator: Character(JSON.cellSeparator), omittingEmptySubsequences: false).allSatisfy {
      name in
      name.unicodeScalars.first == "@" && name.unicodeScalars.count > 1
        && name.unicodeScalars.dropFirst().allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
        }
    }
  }
}

/// One field of a TSV file, in which `\t`, `\n`, `\r` and `\\` stand for what they name.
package enum TSVField {
  /// The text that was escaped; a backslash before anything else stays.
  package static func unescaped(_ text: String) -> String {
    var (result, rest) = ("", text.unicodeScalars[...])
    while let scalar = rest.popFirst() {
      let meant: Unicode.Scalar? =
        switch (scalar, rest.first) {
        case ("\\", "t"): "\t"
        case ("\\", "n"): "\n"
        case ("\\", "r"): "\r"
        case ("\\", "\\"): "\\"
        default: nil
        }
      if meant != nil { rest.removeFirst() }
      result.unicodeScalars.append(meant ?? scalar)
    }
    return result
  }
}

extension JSON {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number, .bool: true
    default: false
    }
  }
}

extension RenderOptions {
  /// The text as it may be shown; exactly the text where nothing has to be hidden.
  func shown(_ text: String) -> String {
    escapes == .off ? text : TerminalText(sanitizing: text, escapes: escapes).string
  }
}
