import Interchange
import Presentation

extension HelpTopic {
  static let tables = HelpTopic(
    "tables", aliases: ["forecast-tables"], "how 'import FILE format forecasts' reads a table of forecasts"
  ) {
    [
      words(
        """
        The first line of a CSV file (RFC 4180), or of a .tsv file, names the columns; every other row is a forecast of
        one question, and perhaps its outcome. Columns with these names are taken as they are, `map ours=theirs,...`
        gives the names to others, and `map tags=` leaves one out. Only the probability must be there.
        """),
      table("column", "says", ForecastField.allCases.map { ($0.rawValue, $0.meaning) }),
      .code(
        "import games.csv format forecasts map probability=prob1,outcome=result1,on=date,by=date "
          + "statement \"{team1} beats {team2} on {date}\" @elo\n"
          + "import poll.csv format forecasts by 2017-05-09 outcomes Win=yes,Loss=no rows office=president"),
      words(
        """
        Probabilities: 70%, 0.7, a range, or a word of the lexicon. All of a column are read in one way: beside decimals
        from 0 to 1, a bare 0 or 1 is certainty; a bare 70 is refused until `scale percent` says that 70 of 100 is meant,
        and `scale fraction` says that numbers go from 0 to 1. Every digit is kept. A blank cell makes a question without
        a forecast.
        """),
      words(
        """
        Outcomes: yes, no, 1, 0, void, ambiguous, and shares such as 0.5 for a tie. `outcomes Win=yes,Lose=no,NA=open`
        says what other words mean; a word that nobody explained refuses the file. A blank cell leaves the question
        open. Where the table says neither when it happened nor when it was known, it counts as known the day after
        the deadline, and that is said.
        """),
      words(
        """
        `rows version=lite,branch=House,uncalled!=1` chooses rows: all of it must hold, and a column that is named twice
        may have either value; `party=` is a blank cell. A backslash before a comma or `=` makes it part of a name.
        Several options of one question: map option:home=p1,option:tie=p2,option:away=p3, and the same with outcome: for
        columns that say which one came; `type ordered` says that they ascend.
        """),
      words(
        """
        Rows with the same key, else with the same statement and deadline, are forecasts of one prediction, within the
        table and in the workspace; so the same table again changes nothing. Two outcomes of one question are an
        error. All rows are one operation, or nothing is kept; `keep-going` leaves out the rows that fail and lists
        them. Each row is logged as the predict, forecast and resolve that a person would have typed.
        """),
    ]
  }
}

extension ForecastField {
  /// What the column holds, and what holds where it is silent.
  fileprivate var meaning: String {
    switch self {
    case .key: "a name for the prediction, by which later rows and tables find it"
    case .statement: "what is predicted; else `statement \"{column} ...\"`, else the key, else file and line"
    case .probability: "how likely it was held"
    case .forecaster: "who gave it; else @who, else the author"
    case .on: "when it was given; else `on DAY`"
    case .by: "the deadline; else `by DAY`"
    case .outcome: "how it turned out; blank is open"
    case .resolved: "when it happened; else the deadline, or an earlier day known"
    case .known:
      "when that was known; else `known DAY`, else when it happened, else the day after the deadline"
    case .src: "where the forecast and its outcome can be read; else `url URL`, where the table stands"
    case .tags: "tags, with commas or spaces between them; added to those of the command"
    }
  }
}
