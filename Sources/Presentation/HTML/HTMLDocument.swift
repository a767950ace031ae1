/// Blocks as the body of an HTML page: every text is shown as text, and only places on the page and web addresses
/// are linked.
struct HTMLDocument {
  var text = MarkupText()
  /// The places that exist, so that no link leads nowhere.
  private let places: Set<String>
  /// Those that an element has been given, since a page has each but once.
  private var given: Set<String> = []
  private var isInList = false
  private(set) var title: String?
  /// The last one, which names the tables below it.
  private(set) var heading: String?

  /// The sections that contents list, and how many of them have begun.
  let sections: [PageOutline.Section]
  var section = 0

  init(_ outline: PageOutline) { (places, sections) = (outline.places, outline.sections) }

  // MARK: Blocks

  mutating func add(_ block: Block) {
    if case .item = block {} else { endList() }
    switch block {
    case .heading(let level, let phrase):
      if title == nil { title = phrase.plain }
      heading = phrase.plain
      let place = level == 2 ? beginSection(phrase) : nil
      add("h\(min(max(level, 1), 4))", phrase, ["id": place ?? ""])
    case .line(let phrase) where !phrase.plain.isEmpty: add("p", phrase, ["class": "line"])
    case .paragraph(let phrase) where !phrase.plain.isEmpty: add("p", phrase)
    case .quote(let phrase): add("blockquote", phrase)
    case .item(let phrase):
      if !isInList { text.add("ul", [:], isEmpty: false) }
      isInList = true
      add("li", phrase)
    case .record(let fields): add(fields)
    case .table(let table): add(table)
    case .concordance(let concordance): add(concordance.table)
    case .chart(let chart): add(chart)
    case .annotated(let annotated): add(annotated)
    case .code(let lines): addCode(lines)
    case .linked(let blocks): return blocks.forEach { add($0) }
    case .gap, .line, .paragraph: break
    }
    text.add(verbatim: "\n")
  }

  // Line breaks stay line breaks.
  private mutating func addCode(_ lines: String) {
    text.add("pre", ["tabindex": "0"], isEmpty: false)
    for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { text.add(verbatim: "\n") }
      text.add(text: String(line))
    }
    text.close()
  }

  mutating func endList() {
    guard isInList else { return }
    isInList = false
    text.close()
  }

  private mutating func add(_ chart: Chart) {
    text.add("figure", [:], isEmpty: false)
    text.add("figcaption", [:], isEmpty: false)
    text.add("strong", text: chart.title)
    text.add(text: " " + chart.summary)
    text.close()
    text.add(verbatim: chart.svg(id: id(of: chart), places: places))
    text.close()
  }

  /// The chart's name, numbered where the page has another such place.
  private mutating func id(of chart: Chart) -> String {
    let names = sequence(first: 1) { $0 + 1 }.lazy.map { $0 == 1 ? chart.name : "\(chart.name)-\($0)" }
    return names.first { !places.contains($0) && claim($0) != nil } ?? chart.name
  }

  private mutating func add(_ fields: [Field]) {
    guard !fields.isEmpty else { return }
    text.add("dl", [:], isEmpty: false)
    for field in fields {
      text.add("dt", text: field.label)
      add("dd", field.value)
    }
    text.close()
  }

  /// The place, if no element is it yet.
  mutating func claim(_ place: String?) -> String? {
    guard let place, given.insert(place).inserted else { return nil }
    return place
  }

  // MARK: Phrases

  mutating func add(
    _ element: String, _ phrase: Phrase, _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    text.add(element, attributes, isEmpty: false)
    add(phrase)
    text.close()
  }

  mutating func add(_ phrase: Phrase) {
    for run in phrase.runs where !run.text.isEmpty {
      let isLinked = open(run.reference)
      add(run)
      if isLinked { text.close() }
    }
  }

  /// Begins a link, or the place that links lead to, where there is one.
  private mutating func open(_ reference: Phrase.Reference?) -> Bool {
    switch reference {
    case .here(let name)? where given.insert(name).inserted:
      text.add("span", ["id": name], isEmpty: false)
    case .there(let name)? where places.contains(name):
      text.add("a", ["href": "#\(name)"], isEmpty: false)
    case .web(let address)? where address.hasPrefix("https://") || address.hasPrefix("http://"):
      text.add("a", ["href": address, "rel": "noreferrer"], isEmpty: false)
    default: return false
    }
    return true
  }

  private mutating func add(_ run: Phrase.Run) {
    let language = Script.language(of: run.text) ?? ""
    guard let (element, kind) = run.style.element ?? (language.isEmpty ? nil : ("span", "")) else {
      return addLines(run.text)
    }
    text.add(element, ["class": kind, "lang": language], isEmpty: false)
    addLines(run.text)
    text.close()
  }

  mutating func addLines(_ string: String) {
    guard string.utf8.contains(0x0A) else { return text.add(text: string) }
    let lines = string.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      if index > 0 { text.add("br", [:]) }
      text.add(text: String(line))
    }
  }
}

/// What language a text must be in, by letters that only one language has.
enum Script {
  static func language(of text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: return "ko"
      case 0x3041...0x30FF: return "ja"
      default: continue
      }
    }
    return nil
  }
}

extension Phrase.Style {
  /// The element and its class; nil where the text stands as it is.
  fileprivate var element: (String, String)? {
    switch self {
    case .plain: nil
    case .strong: ("strong", "")
    case .dim: ("span", "dim")
    case .good: ("span", "good")
    case .bad: ("span", "bad")
    case .quote: ("span", "quote")
    case .mark, .marked: ("mark", "")
    case .shared: ("mark", "shared")
    case .tint(let tint): ("span", tint.rawValue)
    }
  }
}

extension Phrase.Run {
  var place: String? { if case .here(let name) = reference { name } else { nil } }
}

extension Block {
  /// The names of the places on it.
  var places: [String] {
    if case .annotated(let annotated) = self { return Array(annotated.places.values) }
    if case .linked(let blocks) = self { return blocks.flatMap(\.places) }
    return phrases.flatMap(\.runs).compactMap(\.place)
  }

  private var phrases: [Phrase] {
    switch self {
    case .heading(_, let phrase), .line(let phrase), .paragraph(let phrase), .quote(let phrase),
      .item(let phrase):
      [phrase]
    case .record(let fields): fields.map(\.value)
    case .table(let table): table.rows.flatMap(\.self)
    case .concordance, .code, .gap, .chart, .annotated, .linked: []
    }
  }
}
