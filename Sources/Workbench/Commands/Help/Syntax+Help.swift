import CommandLanguage
import Presentation

extension Syntax {
  /// All that is known of a command: what it does, its form, the words it takes, and examples.
  func help(level: Int) -> [Block] {
    var blocks: [Block] = [.heading(level, Phrase(name)), .paragraph(Phrase(summary))]
    if !details.isEmpty { blocks.append(.paragraph(Phrase(details.onOneLine))) }
    blocks.append(.code(usage))
    let words = words
    if !words.isEmpty {
      blocks.append(
        .table(
          Table(
            [Column("word"), Column("means")],
            rows: words.map { [Phrase($0.form, .strong), Phrase($0.meaning)] }))
      )
    }
    if !fieldNames.isEmpty {
      blocks.append(.paragraph(Phrase("In 'apply': " + fieldNames.joined(separator: ", ") + ".")))
    }
    return blocks + [.paragraph("Examples:"), .code(examples.joined(separator: "\n"))]
  }

  private var words: [(form: String, meaning: String)] {
    var words = slots.map { ($0.parameter.placeholder, $0.parameter.summary) }
    if filter == .anywhere { words.append(("FILTER", "which rows; 'help filters'")) }
    if let speaker { words.append(("@who", "the \(speaker)")) }
    words += keywords.map(\.parameter).map {
      ($0.isFlag ? $0.name : "\($0.name) \($0.placeholder)", $0.summary)
    }
    switch tags {
    case .none: break
    case .add: words.append(("+tag", "a tag of the new row; several may stand"))
    case .addAndRemove: words += [("+tag", "a tag to add"), ("-tag", "a tag to take away")]
    }
    if filter == .afterWhere { words.append(("where FILTER", "which rows; 'help filters'")) }
    return words
  }
}
