// The forms that a page's data takes.

extension Renderer {
  package static let json = Renderer(
    name: "json", summary: "one JSON value on one line, numbers at full precision",
    details: "A page without data, such as help, becomes {\"text\":[...]}, one string a line.",
    ending: ".json"
  ) { page, options in
    page.data(options).text(pretty: false, forTerminal: options.escapes != .off) + "\n"
  }

  package static let jsonl = Renderer(
    name: "jsonl", summary: "JSON Lines: each row of a list on a line of its own", ending: ".jsonl"
  ) { page, options in
    let data = page.data(options)
    guard case .array(let elements) = data else { return Renderer.json.render(page, options) }
    var result = ""
    for element in elements {
      element.write(to: &result, pretty: false, forTerminal: options.escapes != .off)
      result += "\n"
    }
    return result
  }

  package static let ids = Renderer(
    name: "ids", summary: "one id a line and nothing else, for pipes",
    details: "A page of rows without ids shows nothing, and a remark on standard error says so.",
    remark: { page in
      guard page.json?["dry_run"] != true else { return "note: a dry run: these ids were not issued" }
      let rows = page.rows(RenderOptions())
      return page.json != nil && (rows.isEmpty || rows.contains { $0.id != nil })
        ? nil : "note: nothing here has an id; 'help formats' lists the other formats"
    }
  ) { page, options in
    page.rows(options).compactMap(\.id).map { options.shown($0) + "\n" }.joined()
  }

  package static let csv = Renderer(
    name: "csv", summary: "comma-separated values after RFC 4180, for spreadsheets",
    details: """
      Lines end in CR LF, as the RFC has it. The first line names the members; a list is joined by semicolons, or \
      written as JSON where one of its words holds a semicolon; an absent value is empty, an empty text is "". A \
      text that a spreadsheet would take for a formula, since it begins with = + - @, a tab or a line break, gets \
      an apostrophe before it, and one more where it has some already; take one away to have the text back. Numbers, \
      and names such as @hana, stay as they are.
      """, ending: ".csv", isForPrograms: true
  ) { page, options in
    SeparatedValues.commas(options, .guarded).text(of: page.rows(options))
  }

  package static let exactCSV = Renderer(
    name: "csv-exact", summary: "the same without apostrophes, for programs that calculate nothing",
    details: """
      A spreadsheet carries out the texts in it that are formulas: open it in none. 'apply' takes apostrophes away, so \
      give that csv.
      """, isForPrograms: true
  ) { page, options in
    SeparatedValues.commas(options, .asTheyAre).text(of: page.rows(options))
  }

  package static let tsv = Renderer(
    name: "tsv", summary: "tab-separated values, one line a row, for cut, sort and awk",
    details: "As csv, but without apostrophes; \\t, \\n, \\r and \\\\ stand for what would break a line.",
    ending: ".tsv", isForPrograms: true
  ) { page, options in
    SeparatedValues.tabs(options).text(of: page.rows(options))
  }

  package static let line = Renderer(
    name: "line", summary: "one member of a row a line, as NAME = VALUE, and a blank line between rows"
  ) { page, options in
    let rows = page.rows(options)
    let names = rows.columns.map { options.shown($0) }
    let width = names.map { DisplayWidth.of($0, ambiguous: options.ambiguousWidth) }.max() ?? 0
    let blocks = rows.map { row in
      guard case .object(let members) = row else { return "" }
      return members.map { member in
        let name = options.shown(member.key)
        let blank = max(0, width - DisplayWidth.of(name, ambiguous: options.ambiguousWidth))
        let value = TerminalText(sanitizing: member.value.cell ?? "", escapes: options.escapes).string
        return String(repeating: " ", count: blank) + name + " =" + (value.isEmpty ? "" : " " + value) + "\n"
      }.joined()
    }
    return blocks.joined(separator: "\n")
  }
}

extension JSON {
  fileprivate var id: String? {
    if case .string(let id) = self["id"] { id } else { nil }
  }
}
