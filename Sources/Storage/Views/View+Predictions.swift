extension View {
  static let predictions = View(
    "predictions", "questions under their terms in force, and where they stand by all that the file knows",
    [
      .id("p", "prediction"),
      .column("claim", "'c' || prediction.claim", "the claim that it was made from"),
      .column("statement", "terms.statement", "what is predicted"),
      .column("type", "terms.type", "binary (yes or no), options, ordered, number, day"),
      .column("options", "terms.options", "the options in their order, with commas between them"),
      .column("unit", "terms.unit", "of a number"),
      .day("deadline", "terms", "the deadline; a period means its end"),
      .column("deadline_basis", "terms.deadline_basis", "stated by the source, or assigned by the coder"),
      .column("criteria", "terms.criteria", "how it will be judged"),
      .column("given", given, "the condition, such as p1 or p1=no"),
      .column("terms", "terms.number", "1, or more where the terms were amended"),
      .column("state", "settlements.state", "open, pending (on its condition), void or resolved"),
      .column(
        "outcome", "settlements.outcome",
        "yes, no, partial, option, number, day, void, ambiguous; nothing while open or pending"),
      .column("value", "settlements.value", "the outcome as a number: 1, 0, or the share of a partial one"),
      .column("answer", "settlements.answer", "the option, number or day, where it is one"),
      .column("resolution", "settlements.resolution", "the resolution that says so"),
      .column("known_first", "settlements.known_first", "the first day on which the outcome was public"),
      .column(
        "forecasts",
        """
        (SELECT count(*) FROM forecast WHERE forecast.prediction = prediction.id AND forecast.withdrawn = 0)
        """, "how many forecasts were made, under all terms"),
      .tags(on: "prediction"),
    ],
    from: """
      FROM prediction
        JOIN terms ON terms.prediction = prediction.id AND terms.number = (
          SELECT max(newest.number) FROM terms AS newest WHERE newest.prediction = prediction.id)
        JOIN settlements ON settlements.prediction_number = prediction.id AND settlements.newest = 1
      """)

  private static let given =
    "'p' || terms.antecedent || iif(terms.antecedent_outcome = 'no', '=no', '')"

  static let forecasts = View(
    "forecasts", "what somebody gave a prediction on a day; a withdrawal states nothing",
    [
      .id("f", "forecast"),
      .column("prediction", "'p' || forecast.prediction", "the prediction"),
      .column("terms", "terms.number", "the terms that it was made for, counted from 1"),
      .speaker("forecaster", "forecast", "whose forecast"),
      .day("made", "forecast", "when it was given"),
      .column("withdrawn", "forecast.withdrawn", "1 for a withdrawal, else 0"),
      .column(
        "probability", "forecast.point", "from 0 to 1, what is scored; nothing where it is a distribution"),
      .column(
        "stated", "forecast.stated", "as it was typed, such as 70%, 60..70%, likely, stays:60%,removed:40%"),
      .column("low", "forecast.low", "the lower end of a range or band"),
      .column("high", "forecast.high", "the upper end"),
      .column(
        "distribution", "forecast.distribution",
        "what stated spells beyond yes and no: options (their shares), number or day (their quantiles)"),
      .column("phrase", "forecast.phrase", "the word of a lexicon"),
      .column("lexicon", "forecast.lexicon", "which lexicon"),
      .column("basis", "forecast.basis", "stated by the source, or assigned by the coder"),
      .column("confidence", "forecast.confidence", "low, moderate, high"),
      .column("hedge", "forecast.hedge", "the source's own words of doubt"),
      .column("because", "forecast.because", "the reason"),
      .column("url", "forecast.url", "where it can be read"),
    ], from: "FROM forecast JOIN terms ON terms.id = forecast.terms")

  static let resolutions = View(
    "resolutions", "what was found about predictions, superseded ones among them",
    [
      .id("r", "resolution"),
      .column("prediction", "'p' || resolution.prediction", "the prediction"),
      .column("terms", "terms.number", "the terms that it was entered for, counted from 1"),
      .column(
        "outcome", "resolution.outcome",
        "yes, no, partial, option, number, day, void, ambiguous; open takes the earlier ones back"),
      .column("share", "resolution.share", "of a partial one, between 0 and 1"),
      .column("answer", "resolution.answer", "the option, number or day, where it is one"),
      .day("happened", "resolution", "when it happened, or the day that settled it"),
      .day("known", "resolution", "when it became public"),
      .column("url", "resolution.url", "where it can be read"),
      .column("because", "resolution.because", "the reason"),
      .speaker("coder", "resolution", "who entered it"),
      .column(
        "evidence",
        concatenated(
          "evidence",
          """
          SELECT 'e' || resolution_evidence.evidence AS evidence FROM resolution_evidence
              WHERE resolution_evidence.resolution = resolution.id ORDER BY resolution_evidence.evidence
          """), "what it rests on, with commas between them"),
    ], from: "FROM resolution JOIN terms ON terms.id = resolution.terms")
}
