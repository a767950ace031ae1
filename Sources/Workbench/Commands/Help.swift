import CommandLanguage
import Facts
import Presentation
import Scoring

/// A subject that `help` explains besides the commands.
struct HelpTopic: Sendable {
  let name: String
  let summary: String
  let blocks: @Sendable () -> [Block]

  static let all: [HelpTopic] = [
    HelpTopic(name: "filters", summary: "which rows a command means") {
      [
        .paragraph(
          "Terms side by side are all meant; a comma is or within a term; 'or' and 'not' are words; mixing 'or' with terms side by side needs parentheses."
        ),
        .paragraph(
          "In score, report and expect score, @who selects the records of a forecaster, under 'not' and 'or' too; every other term selects predictions."
        ),
        .table(
          Table(
            [Column("term"), Column("means")],
            rows: FilterForm.all.map { [Phrase($0.placeholder, .strong), Phrase($0.summary)] }
              + [["c3, c3,c5, c3..c9, last, key:NAME", "these rows"]])),
      ]
    },
    HelpTopic(name: "days", summary: "how days are written") {
      [
        .paragraph(
          "2017, 2017-Q2, 2017-05, 2017-05-10, and instants such as 2017-05-09T20:00+09:00, which are kept as written and compared by their civil day. A deadline by a period means its end."
        ),
        .paragraph(
          "today, yesterday, tomorrow, +3w, -2d, fri: seen from the as-of day, stored as the day they mean."),
      ]
    },
    HelpTopic(name: "probabilities", summary: "how probabilities are written") {
      [
        .paragraph(
          "70% or 0.7; a range 60..70%, scored at its middle; or a word of the lexicon, scored at the middle of its band."
        )
      ]
        + Lexicon.all.map { lexicon in
          .table(
            Table(
              [Column("phrase"), Column("band", .right), Column("point", .right)],
              rows: lexicon.bands.map { band in
                [
                  Phrase(band.phrase),
                  Phrase(
                    "\(Probability.percent(band.bounds.lowerBound))-\(Probability.percent(band.bounds.upperBound))"
                  ),
                  Phrase(Probability.percent(band.point)),
                ]
              }, caption: Phrase("\(lexicon.title): \(lexicon.source)")))
        }
    },
    HelpTopic(name: "scoring", summary: "how forecasts are scored") {
      [
        .paragraph(
          "A forecast stands from the day it was made through the day before the next one. The deadline day counts, the day on which the outcome became known does not. A prediction's score is the mean over those days; predictions weigh equally. Void and ambiguous ones are left out and counted."
        ),
        .table(
          Table(
            [Column("rule"), Column("meaning"), Column("source")],
            rows: ScoringRule.all.map {
              [Phrase($0.name, .strong), Phrase($0.summary), Phrase($0.source, .dim)]
            })),
      ]
    },
    HelpTopic(name: "settings", summary: "what set changes") {
      [
        .table(
          Table(
            [Column("setting"), Column("meaning")],
            rows: Setting.all.map { [Phrase($0.name, .strong), Phrase($0.summary)] }))
      ]
    },
    HelpTopic(name: "options", summary: "what may follow any verb") {
      [
        .table(
          Table(
            [Column("option"), Column("meaning")],
            rows: SittingOption.all.map(\.syntax).map {
              [Phrase("--\($0.name)\($0.placeholder.map { " \($0)" } ?? "")", .strong), Phrase($0.summary)]
            }))
      ]
    },
    sql,
  ]
}

extension Command {
  static let help = Command(
    Syntax(
      "help", "Explains a command or a topic; alone, lists them.", slots: [.optional(.topic)],
      examples: ["help", "help claim", "help filters"])
  ) { arguments, _, output in
    guard let topic = arguments[.topic] else { return output.page(.overview) }
    if let command = all.first(where: { $0.syntax.name == topic }) {
      return output.page(Page(command.syntax.help + HelpTopic.blocks(of: command)))
    }
    if let found = HelpTopic.all.first(where: { $0.name == topic }) {
      return output.page(Page([.heading(2, Phrase(found.name))] + found.blocks()))
    }
    let names = all.map(\.syntax.name) + HelpTopic.all.map(\.name)
    throw Diagnostic(
      "E-HELP", "there is no help on '\(topic)'",
      hint: Spelling.nearest(to: topic, among: names).map { "did you mean '\($0)'?" }
        ?? "'help' lists the topics",
      at: arguments.range(of: .topic))
  }
}

extension Page {
  fileprivate static var overview: Page {
    let commands = Command.all.map { [Phrase($0.syntax.name, .strong), Phrase($0.syntax.summary)] }
    let topics = HelpTopic.all.filter { !$0.isOfCommand }
      .map { [Phrase($0.name, .strong), Phrase($0.summary)] }
    return Page([
      .table(Table([Column("command"), Column("what it does")], rows: commands)), .gap,
      .table(Table([Column("topic"), Column("what it explains")], rows: topics)), .gap,
      .line("help COMMAND shows its words and examples"),
    ])
  }

  /// The reference of the whole language, from the declarations.
  static var commandReference: Page {
    let commands = Command.all.flatMap { $0.syntax.help + HelpTopic.blocks(of: $0) + [Block.gap] }
    let topics = HelpTopic.all.filter { !$0.isOfCommand }
      .flatMap { [Block.heading(2, Phrase($0.name))] + $0.blocks() }
    return Page(
      [
        .heading(1, "Commands"),
        .paragraph(
          "Made from the declarations of the commands by scripts/record. Every example is executed by the tests."
        ),
      ]
        + commands + topics)
  }
}

extension Syntax {
  fileprivate var help: [Block] {
    var blocks: [Block] = [.heading(2, Phrase(name)), .paragraph(Phrase(summary))]
    if !details.isEmpty { blocks.append(.paragraph(Phrase(details.onOneLine))) }
    blocks += [.code(usage)]
    let parameters = slots.map(\.parameter) + keywords.map(\.parameter)
    if !parameters.isEmpty {
      let rows = parameters.map { parameter in
        let isKeyword = keywords.contains { $0.parameter.name == parameter.name }
        let form =
          isKeyword
          ? (parameter.isFlag ? parameter.name : "\(parameter.name) \(parameter.placeholder)")
          : parameter.placeholder
        return [Phrase(form, .strong), Phrase(parameter.summary)]
      }
      blocks.append(.table(Table([Column("word"), Column("means")], rows: rows)))
    }
    return blocks + [.paragraph("Examples:"), .code(examples.joined(separator: "\n"))]
  }
}
