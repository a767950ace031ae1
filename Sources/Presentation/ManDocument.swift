/// Blocks as roff with the macros of man(7), for groff and mandoc alike.
struct ManDocument {
  private let options: RenderOptions
  private(set) var text: String
  private var previous = Kind.other

  /// What the last block was, as far as the next must know.
  private enum Kind {
    case heading, line, other
  }

  /// The page's title is the program's; the blocks bring its sections.
  init(options: RenderOptions) {
    self.options = options
    // Words are neither hyphenated nor spread: what is shown may be copied.
    text = ".TH RECKON 1 \"\" \"reckon\" \"User Commands\"\n.nh\n.ad l\n"
  }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let phrase):
      write("\(level <= 2 ? ".SH" : ".SS") \"\(escaped(phrase.plain))\"", as: .heading)
    case .line(let phrase) where !phrase.plain.isEmpty:
      if previous == .line { write(".br") }
      write(inline(phrase), as: .line)
    case .paragraph(let phrase) where !phrase.plain.isEmpty:
      beginParagraph()
      write(inline(phrase))
    case .quote(let phrase): write(".RS 4", inline(phrase), ".RE")
    case .item(let phrase): write(".IP \\(bu 2", inline(phrase))
    case .record(let fields): fields.forEach { write(".TP", ".B \(bare($0.label))", inline($0.value)) }
    case .table(let table): add(table)
    case .concordance(let concordance): add(concordance.table)
    case .annotated(let annotated): annotated.blocks.forEach { add($0) }
    case .chart(let chart): addCode(chart.plain)
    case .code(let lines): addCode(lines)
    case .gap, .line, .paragraph, .linked: break
    }
  }

  private mutating func addCode(_ lines: String) {
    beginParagraph()
    write([".RS 4", ".nf"] + lines.split(separator: "\n").map { bare(String($0)) } + [".fi", ".RE"])
  }

  // A heading begins a paragraph itself.
  private mutating func beginParagraph() {
    if previous != .heading { write(".PP") }
  }

  /// Each row as a term with its explanation: the first cell, then the others, by their titles where several.
  private mutating func add(_ table: Table) {
    if let caption = table.caption {
      beginParagraph()
      write(inline(caption))
    }
    let titles = table.allColumns.map(\.title)
    for row in table.rows {
      guard let term = row.first else { continue }
      let others = zip(titles, row).dropFirst().filter { !$0.1.plain.isEmpty }
      let cells = others.map { others.count > 1 && row.count > 2 ? Phrase("\($0.0) ") + $0.1 : $0.1 }
      write(".TP", ".B \(bare(term.plain))", inline(cells.joined(separator: "; ")))
    }
  }

  private mutating func write(_ lines: String..., as kind: Kind = .other) { write(lines, as: kind) }

  private mutating func write(_ lines: [String], as kind: Kind = .other) {
    for line in lines { text += line + "\n" }
    previous = kind
  }

  private func inline(_ phrase: Phrase) -> String {
    let parts = phrase.runs.map { run in
      run.style == .strong ? "\\fB\(escaped(run.text))\\fR" : escaped(run.text)
    }
    return guarded(parts.joined())
  }

  private func bare(_ text: String) -> String { guarded(escaped(text)) }

  /// A line that begins with a full stop would be a macro, and one with a space a break; an empty one is a gap.
  private func guarded(_ line: String) -> String {
    line.isEmpty || [".", " "].contains(line.first) ? "\\&" + line : line
  }

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
