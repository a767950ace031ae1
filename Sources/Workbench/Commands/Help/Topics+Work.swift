import CommandLanguage
import Presentation
import Scoring

// What the words, settings and files of a sitting mean.

extension HelpTopic {
  static let on = HelpTopic("on", aliases: ["known"], "which day `on` means, command by command") {
    [
      words(
        """
        Days that are easily confused are kept apart: said, made, happened, known, recorded. `on` is the one day that
        belongs to the row a command makes; `known` is the day on which an outcome became public; the day of typing is
        in the log.
        """),
      .table(meanings(of: Parameter.on.name)),
    ]
  }

  static let by = HelpTopic("by", aliases: ["deadline", "deadlines"], "what a deadline is") {
    [
      words(
        """
        `by DAY` is the last day on which a prediction can come true; a period means its end, so that by 2017-05 is by
        2017-05-31. The deadline day counts in scores. A prediction is due from that day on until it is resolved.
        `edit p1 by DAY` amends the deadline; forecasts made before keep theirs.
        """),
      .table(meanings(of: Parameter.by.name)),
      words("In a filter, by: selects by deadline: by:..2017-05, by:2017."),
    ]
  }

  /// What one keyword means in each command that takes it.
  private static func meanings(of keyword: String) -> Table {
    let rows = Command.all.flatMap { command in
      command.syntax.keywords.map(\.parameter).filter { $0.name == keyword }.map {
        [Phrase(command.syntax.name, .strong), Phrase($0.summary)]
      }
    }
    return Table([Column("command"), Column("\(keyword) means")], rows: rows)
  }

  static let options = HelpTopic("options", aliases: ["option"], "what may stand before a verb, or follow it")
  {
    let after = SittingOption.all.map { "--\($0.syntax.name)" }.joined(separator: ", ")
    return [
      table("option", "means", ProcessOption.all.map { ($0.usage, $0.summary) }),
      words(
        "Before the verb they hold for all commands. \(after) may also follow a verb, and hold for it alone."),
    ]
  }

  static let formats = HelpTopic("formats", aliases: ["format"], "how results look") {
    [
      words(
        """
        Chosen by --format, by 'set format', or by the end of a file's name. Results in the formats for programs have
        one row for each element of a list, and one row for anything else; help and other prose is a row a line.
        """),
      .table(
        Table(
          [Column("format"), Column("means"), Column("files")],
          rows: Renderer.all.map { [Phrase($0.name, .strong), Phrase($0.summary), Phrase($0.ending)] })),
      .gap,
      .record(Renderer.all.filter { !$0.details.isEmpty }.map { Field($0.name, Phrase($0.details)) }),
    ]
  }

  static let settings = HelpTopic("settings", aliases: ["setting"], "what set changes") {
    [table("setting", "means", Setting.all.map { ($0.name, $0.summary) })]
  }

  static let scoring = HelpTopic("scoring", aliases: ["scores", "rules"], "how forecasts are scored") {
    [
      words(
        """
        A forecast stands from the day it was made through the day before the next one. The deadline day counts, the
        day on which the outcome became known does not. A prediction's score is the mean over those days; predictions
        weigh equally. Void and ambiguous ones are left out and counted.
        """),
      .table(
        Table(
          [Column("rule"), Column("meaning"), Column("source")],
          rows: ScoringRule.all.map {
            [Phrase($0.name, .strong), Phrase($0.summary), Phrase($0.source, .dim)]
          })),
    ]
  }

  static let undo = HelpTopic("undo", "what can be taken back, and what cannot") {
    [
      words(
        """
        Every command that changes something is one operation, and so is a whole script. Undo is an operation too:
        'log' shows it, 'redo' takes it back, and nothing is ever erased. Settings of the workspace are undone like
        facts; those of the sitting, and files that reports wrote, are not.
        """)
    ]
  }

  static let exitCodes = HelpTopic("exit-codes", aliases: ["exit", "errors"], "how the program ends") {
    [
      table("code", "means", ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }),
      words(
        """
        Results go to standard output; errors and remarks to standard error, as FILE:LINE:COLUMN: error[CODE]: what
        was wrong, the line with the place, and a hint. With --json, or a format that begins so, errors are JSON too.
        """),
    ]
  }

  static let files = HelpTopic("files", aliases: ["workspace"], "which workspace is opened") {
    [
      words(
        """
        A workspace is one SQLite file, NAME.reckon. It is the one that -w names, else the one of RECKON_WORKSPACE,
        else the only *.reckon file in the folder. While it is open, NAME.reckon-wal and NAME.reckon-shm stand beside
        it; the last one to leave takes them away.
        """)
    ]
  }

  static let environment = HelpTopic("environment", aliases: ["variables"], "which variables are honoured") {
    [
      table(
        "variable", "means",
        [
          ("RECKON_WORKSPACE", "the workspace where -w names none"),
          ("XDG_STATE_HOME", "the folder of reckon/history.sqlite, what was typed; else ~/.local/state"),
          ("NO_COLOR", "no colour, unless --color always says otherwise"),
          ("TERM", "no colour where it is dumb"),
        ])
    ]
  }

  static let manual = HelpTopic("manual", aliases: ["reference", "man"], "everything, on one page") {
    Manual.blocks
  }
}

extension ExitCode {
  fileprivate var meaning: String {
    switch self {
    case .done: "done"
    case .failed: "a command failed, or check found something"
    case .usage: "the words were wrong, so nothing was tried"
    case .partlyDone: "partly done: lines of a script failed, and --keep-going kept the others"
    case .unusable: "the workspace cannot be used"
    case .due: "due --exit-code found something"
    case .interrupted: "interrupted"
    }
  }
}
