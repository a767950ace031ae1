import CommandLanguage
import Facts
import Presentation

// How a line is written.

extension HelpTopic {
  static let text = HelpTopic(
    "text", aliases: ["quoting", "quotes"], "how words and texts are written"
  ) {
    [
      words(
        """
        A line is words with spaces between them, the verb first. A text of several words is quoted, or stands last
        after --, up to the end of the line. Quotes open only at the start of a word or after : or =, so that the
        apostrophe in don't is a letter. In the shell, the shell's own quotes do this.
        """),
      table(
        "form", "means",
        [
          ("\"THAAD \\\"stays\\\"\"", "a text with escapes: \\\" \\\\ \\n \\t \\u{1f5f3}"),
          ("'as it stands'", "a text without escapes"),
          ("“as printed”", "the same in typographic quotes"),
          ("\"\"\"", "opens a text over several lines, and closes it, at the prompt and in scripts"),
          ("-- to the end", "the command's text, up to the end of the line"),
          ("file:PATH", "the text is in a file; - is standard input"),
          ("+tag @who", "a tag, a speaker; #tag is the same as +tag at the prompt and in scripts"),
          ("# remark", "a comment, at the start of a line or after a space"),
        ]),
    ]
  }

  static let ids = HelpTopic("ids", aliases: ["id", "last", "rows"], "how rows are named") {
    [
      words(
        """
        A row's id is a letter and a number, never changed and never used again. Where a command takes rows, a list,
        a range, a key or `last` will do: `last` is the newest row of the kind that belongs there, of those that this
        sitting made.
        """),
      table(
        "form", "means",
        [
          ("c3", "one row"), ("c3,c5", "several"), ("c3..c9", "those from c3 to c9 that exist"),
          ("last", "the one made last"), ("key:NAME", "the row with that key"),
        ]),
      table("letter", "kind of row", Kind.allCases.map { ($0.rawValue, $0.name) }),
    ]
  }

  static let addresses = HelpTopic("addresses", aliases: ["address"], "how places in a text are named") {
    [
      words(
        """
        Sentences and paragraphs count from 1, as 'read d1' numbers them. Positions count Unicode code points from 0,
        the end left out. A text never changes, so an address always means the same words.
        """),
      table(
        "form", "means",
        [
          ("d1", "the whole document"), ("d1.s4", "its fourth sentence"), ("d1.s4..s6", "sentences 4 to 6"),
          ("d1.p2", "its second paragraph"), ("d1:120-188", "code points 120 to 187"),
          ("d1.v2.s4", "the same in its second version"), ("m7", "where a mention stands"),
        ]),
    ]
  }

  static let days = HelpTopic("days", aliases: ["day", "dates"], "how days are written") {
    [
      words(
        """
        2017, 2017-Q2, 2017-05, 2017-05-10, and instants such as 2017-05-09T20:00+09:00, which are kept as written and
        compared by their civil day. A deadline by a period means its end. 05/10/2017 is refused, since it can be read
        in two ways.
        """),
      words(
        """
        today, yesterday, tomorrow, +3w, -2d, fri: seen from the as-of day, stored as the day they mean. The
        workspace's zone decides which day is today.
        """),
      words(
        """
        There are two clocks. as-of DAY is what the world knew: what was said, made, published or became known later is
        hidden. recorded oN or recorded DAY is what this file said: everything is as it stood after that operation, or at
        the end of that day in the workspace's zone, and nothing can be changed. Both are settings, and options: --as-of,
        --recorded.
        """),
    ]
  }

  static let probability = HelpTopic(
    "probability", aliases: ["probabilities"], "how probabilities are written"
  ) {
    [
      words(
        """
        70% or 0.7; a range 60..70%, scored at its middle; or a word of the lexicon in force, scored at the middle of
        its band. 70 alone is refused, since nobody can know whether it means 70%. 'help lexicons' tells of the others.
        """)
    ] + Lexicon.icd203.blocks
  }

  static let keys = HelpTopic("keys", aliases: ["key"], "how scripts name rows and can be run twice") {
    let makers = Command.all.filter {
      $0.syntax.keywords.contains { $0.parameter.name == Parameter.key.name }
    }
    return [
      words(
        """
        `key NAME` on a command that makes a row names the row. key:NAME then stands wherever an id may. The same
        key with the same content again is 'unchanged', with other content an error: so a script can be run twice.
        Keys hold letters of any script, digits, '-', '_' and '.'; 'list keys' shows them.
        """),
      words("Commands that take a key: \(makers.map(\.syntax.name).joined(separator: ", "))."),
      .code(
        "claim \"사드는 남는다\" in none key thaad-stays\npredict key:thaad-stays 70% by 2017-12 key thaad-2017"),
    ]
  }

  static let filters = HelpTopic("filters", aliases: ["filter", "where"], "which rows a command means") {
    [
      words(
        """
        Terms side by side are all meant; a comma is or within a term; 'or' and 'not' are words; mixing 'or' with
        terms side by side needs parentheses. In changing commands a filter comes last, after `where`.
        """),
      words(
        """
        In score, report and expect score, @who selects the records of a forecaster, under 'not' and 'or' too; every
        other term selects predictions.
        """),
      words(
        """
        'set filter.mine "+korea (state:open or @moon)"' keeps a filter in the workspace; 'filter:mine' then stands for
        it as one term, in other saved filters too. Relative days in it are seen from the day of use. Within a filter
        that is one quoted word a text of several words is quoted again: "+korea text:'will not'".
        """),
      table(
        "term", "means",
        FilterForm.all.map { ($0.placeholder, $0.summary) }
          + [("c3, c3,c5, c3..c9, last, key:NAME", "these rows")]),
    ]
  }
}
