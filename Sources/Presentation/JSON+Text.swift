extension JSON {
  /// The value as JSON text without a final newline, on one line or indented by two spaces.
  ///
  /// A `Double` is written in the shortest form that reads back as the same number. JSON has no infinities
  /// and no NaN: they become `"Infinity"`, `"-Infinity"` and `null`. For a terminal, what could steer or
  /// deceive it (DEL, C1, bidirectional and invisible characters) is escaped too; the value stays the same.
  package func text(pretty: Bool = false, forTerminal: Bool = false) -> String {
    var result = ""
    write(to: &result, pretty: pretty, forTerminal: forTerminal)
    return result
  }

  /// Appends what `text(pretty:forTerminal:)` gives.
  package func write(to output: inout String, pretty: Bool, forTerminal: Bool) {
    var writer = Writer(pretty: pretty, forTerminal: forTerminal)
    swap(&writer.output, &output)
    writer.write(self, depth: 0)
    swap(&writer.output, &output)
  }
}

private struct Writer {
  let pretty: Bool
  let forTerminal: Bool
  var output = ""

  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): write(value)
    case .string(let value): write(value)
    case .array(let elements):
      writeList(elements, "[", "]", depth) { $0.write($1, depth: depth + 1) }
    case .object(let members):
      writeList(members, "{", "}", depth) { writer, member in
        writer.write(member.key)
        writer.output += writer.pretty ? ": " : ":"
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ depth: Int,
    _ each: (inout Writer, Element) -> Void
  ) {
    output += open
    for (index, element) in elements.enumerated() {
      if index > 0 { output += "," }
      if pretty { breakLine(depth + 1) }
      each(&self, element)
    }
    if pretty, !elements.isEmpty { breakLine(depth) }
    output += close
  }

  private mutating func breakLine(_ depth: Int) {
    output += "\n"
    output += String(repeating: "  ", count: depth)
  }

  private mutating func write(_ number: Double) {
    if number.isFinite {
      output += number.description
    } else if number.isNaN {
      output += "null"
    } else {
      output += number < 0 ? "\"-Infinity\"" : "\"Infinity\""
    }
  }

  private mutating func write(_ string: String) {
    output += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      output += string
    } else {
      string.unicodeScalars.forEach { write($0) }
    }
    output += "\""
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case "\u{0}"..."\u{1F}": writeEscape(UInt16(scalar.value))
    case _ where forTerminal && TerminalText.hides(scalar):
      UTF16.encode(scalar)?.forEach { writeEscape($0) }
    default: output.unicodeScalars.append(scalar)
    }
  }

  private mutating func writeEscape(_ unit: UInt16) {
    let digits = String(unit, radix: 16, uppercase: false)
    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
