/// Blocks as roff with the macros of man(7), for groff and mandoc alike.
struct ManDocument {
  private let options: RenderOptions
  private(set) var text: String

  /// The page's title is the program's; the blocks bring its sections.
  init(options: RenderOptions) {
    self.options = options
    // Words are neither hyphenated nor spread: what is shown may be copied.
    text = ".TH RECKON 1 \"\" \"reckon\" \"User Commands\"\n.nh\n.ad l\n"
  }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let phrase):
      write(level <= 2 ? ".SH" : ".SS", roff(phrase.plain))
    case .line(let phrase) where !phrase.plain.isEmpty: write(inline(phrase), ".br")
    case .paragraph(let phrase) where !phrase.plain.isEmpty: write(".PP", inline(phrase))
    case .quote(let phrase): write(".RS 4", inline(phrase), ".RE")
    case .item(let phrase): write(".IP \\(bu 2", inline(phrase))
    case .record(let fields): fields.forEach { write(".TP", ".B \(roff($0.label))", inline($0.value)) }
    case .table(let table): add(table)
    case .code(let lines):
      let typed = lines.split(separator: "\n").map { roff(String($0)) }
      write([".PP", ".RS 4", ".nf"] + typed + [".fi", ".RE"])
    case .gap, .line, .paragraph: break
    }
  }

  /// Each row as a term with its explanation: the first cell, then the others, by their titles where several.
  private mutating func add(_ table: Table) {
    if let caption = table.caption { write(".PP", inline(caption)) }
    let titles = table.allColumns.map(\.title)
    for row in table.rows {
      guard let term = row.first else { continue }
      let others = zip(titles, row).dropFirst().filter { !$0.1.plain.isEmpty }
      let cells = others.map { others.count > 1 && row.count > 2 ? Phrase("\($0.0) ") + $0.1 : $0.1 }
      write(".TP", ".B \(roff(term.plain))", inline(cells.joined(separator: "; ")))
    }
  }

  private mutating func write(_ lines: String...) { write(lines) }

  private mutating func write(_ lines: [String]) {
    for line in lines { text += line + "\n" }
  }

  private func inline(_ phrase: Phrase) -> String {
    let parts = phrase.runs.map { run in
      run.style == .strong ? "\\fB\(escaped(run.text))\\fR" : escaped(run.text)
    }
    return parts.isEmpty ? "\\&" : "\\&" + parts.joined()
  }

  /// Text that no macro can be: a line that begins with a full stop or an apostrophe would be one.
  private func roff(_ text: String) -> String { "\\&" + escaped(text) }

  private func escaped(_ text: String) -> String {
    TerminalText(sanitizing: text, escapes: options.escapes).string.unicodeScalars.reduce(into: "") {
      switch $1 {
      case "\\": $0 += "\\e"
      case "-": $0 += "\\-"
      case "'": $0 += "\\(aq"
      case "`": $0 += "\\(ga"
      case "^": $0 += "\\(ha"
      case "~": $0 += "\\(ti"
      case "\"": $0 += "\\(dq"
      case _ where $1.isASCII: $0.unicodeScalars.append($1)
      default:
        let digits = String($1.value, radix: 16, uppercase: true)
        $0 += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
  }
}
