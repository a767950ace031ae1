extension View {
  /// The rules of `Settlement` as SQL, without an as-of day: all that was recorded is known.
  static let settlements = View(
    "settlements",
    "where each of a prediction's terms stands; more than one row only where terms were amended",
    [
      .column("prediction", "'p' || settled.prediction", "the prediction"),
      .column("prediction_number", "settled.prediction", "its number"),
      .column("terms", "settled.number", "the terms, counted from 1"),
      .column("newest", "settled.newest", "1 for the terms in force, else 0"),
      .column("state", "settled.settlement", "open, pending (on its condition), void or resolved"),
      .column(
        "outcome",
        "CASE WHEN settled.applies THEN settled.outcome WHEN settled.settlement = 'void' THEN 'void' END",
        "yes, no, partial, option, number, day, void, ambiguous; nothing while open or pending"),
      .column(
        "value",
        """
        CASE WHEN settled.applies THEN
            CASE settled.outcome WHEN 'yes' THEN 1.0 WHEN 'no' THEN 0.0 ELSE settled.share END END
        """, "the outcome as a number: 1, 0, or the share of a partial one"),
      .column(
        "answer", "iif(settled.applies, settled.answer, NULL)", "the option, number or day, where it is one"),
      .column(
        "resolution", "iif(settled.applies, 'r' || settled.resolution, NULL)", "the resolution that says so"),
      .column(
        "known_first", iso("iif(settled.applies, settled.known, NULL)"),
        "the first day on which the outcome was public"),
    ], with: "WITH RECURSIVE\n" + [held, following, stated, standing, settled].joined(separator: ",\n"),
    from: "FROM settled")

  // The resolution in force for exactly these terms: the newest gold one, else the newest; 'open' takes back.
  private static let held = """
      held AS MATERIALIZED (
        SELECT terms.id AS terms, terms.prediction, terms.number, terms.statement,
          terms.type, terms.options, terms.unit, terms.criteria,
          terms.antecedent, terms.antecedent_outcome, terms.deadline_last, resolution.id AS resolution,
          resolution.outcome, resolution.share, resolution.answer, resolution.happened_first,
          resolution.happened_last, resolution.known_first
        FROM terms LEFT JOIN resolution ON resolution.outcome <> 'open' AND resolution.id = (
          SELECT entered.id FROM resolution AS entered
          WHERE entered.prediction = terms.prediction
            AND (entered.terms = terms.id OR entered.outcome = 'open')
          ORDER BY entered.coder IS (SELECT id FROM speaker WHERE handle = 'gold') DESC, entered.id DESC LIMIT 1)
      )
    """

  // What the resolutions of other terms say of these, where at most the deadline differs.
  private static let following = """
      pair AS (
        SELECT asked.terms, asked.deadline_last AS deadline, other.deadline_last AS other_deadline,
          other.resolution, other.outcome, other.share, other.answer, other.known_first AS known,
          other.happened_first,
          min(coalesce(other.happened_last, other.deadline_last), other.deadline_last) AS latest
        FROM held AS asked JOIN held AS other ON other.prediction = asked.prediction
        WHERE asked.resolution IS NULL AND other.resolution IS NOT NULL
          AND asked.statement = other.statement AND asked.criteria IS other.criteria
          AND asked.type = other.type AND asked.options IS other.options AND asked.unit IS other.unit
          AND asked.antecedent IS other.antecedent AND asked.antecedent_outcome IS other.antecedent_outcome
      ),
      following AS (
        SELECT terms, resolution, outcome, share, answer, known FROM pair
        WHERE deadline = other_deadline OR (outcome = 'yes' AND latest <= deadline) OR outcome = 'day'
        UNION ALL
        SELECT terms, resolution, 'no', NULL, NULL, deadline + 1 FROM pair
        WHERE outcome = 'yes' AND deadline <> other_deadline AND latest > deadline AND happened_first > deadline
        UNION ALL
        SELECT terms, resolution, 'no', NULL, NULL, min(deadline + 1, known) FROM pair
        WHERE outcome = 'no' AND deadline < other_deadline
      ),
      answered AS (
        SELECT terms, resolution, outcome, share, answer, known_first AS known FROM held
        WHERE resolution IS NOT NULL
        UNION ALL
        SELECT terms, max(resolution), outcome, share, answer, known FROM following GROUP BY terms
      )
    """

  private static let stated = """
      stated AS MATERIALIZED (
        SELECT held.prediction, held.number, held.antecedent, held.antecedent_outcome,
          held.number = (SELECT max(number) FROM terms WHERE terms.prediction = held.prediction) AS newest,
          CASE WHEN answered.outcome IS NULL THEN 'open' WHEN answered.outcome = 'void' THEN 'void'
            ELSE 'resolved' END AS state,
          answered.outcome, answered.share, answered.answer, answered.resolution, answered.known
        FROM held LEFT JOIN answered ON answered.terms = held.terms
      )
    """

  // Down the chains of conditions, from what stands under none; antecedents stand under their newest terms.
  private static let standing = """
      standing(prediction, state, outcome) AS (
        SELECT prediction, state, outcome FROM stated WHERE antecedent IS NULL AND newest
        UNION ALL
        SELECT stated.prediction, \(settlement), stated.outcome
        FROM standing JOIN stated ON stated.antecedent = standing.prediction AND stated.newest
      )
    """

  private static let settled = """
      settled AS (
        SELECT stated.*,
          CASE WHEN stated.antecedent IS NULL THEN stated.state ELSE \(settlement) END AS settlement,
          stated.antecedent IS NULL
            OR (standing.state IS 'resolved' AND standing.outcome IS stated.antecedent_outcome) AS applies
        FROM stated LEFT JOIN standing ON standing.prediction = stated.antecedent
      )
    """

  private static let settlement = """
    CASE WHEN standing.state IS NULL OR standing.state IN ('open', 'pending') THEN 'pending'
            WHEN standing.state = 'resolved' AND standing.outcome = stated.antecedent_outcome THEN stated.state
            ELSE 'void' END
    """

  /// The rules of `ScoringWindow` and `PredictionScore` as SQL.
  static let scores = View(
    "scores",
    """
    how good one forecaster was on one settled prediction of yes or no; only what can be scored by all that the \
    file knows has a row
    """,
    [
      .column("prediction", "'p' || scored.prediction", "the prediction"),
      .speaker("forecaster", "scored", "whose forecasts"),
      .column(
        "brier", "sum(scored.score * scored.days) / sum(scored.days)",
        "from 0 (perfect) to 1, the mean over the days on which a forecast stood"),
      .column("brier_first", "scored.first", "of the first forecast alone"),
      .column("brier_last", "scored.last", "of the last forecast alone"),
      .column("days", "CAST(sum(scored.days) AS INTEGER)", "how many days count"),
      .column("forecasts", "count(*)", "how many forecasts count"),
      .column("stood_first", iso("min(scored.day)"), "the first day that counts"),
      .column("stood_last", iso("max(scored.day + scored.days - 1)"), "the last day that counts"),
    ],
    with: """
      WITH
        dated AS (
          SELECT prediction, terms, forecaster, point, made_last AS day,
            lead(made_last) OVER (PARTITION BY prediction, forecaster ORDER BY made_last, id) AS next
          FROM forecast
        ),
        stood AS (
          SELECT dated.prediction, dated.forecaster, dated.day, dated.next,
            (dated.point - settlements.value) * (dated.point - settlements.value) AS score,
            min(terms.deadline_last, coalesce(
              julianday(settlements.known_first) - 2440588.5, terms.deadline_last)) AS until
          FROM dated JOIN terms ON terms.id = dated.terms
            JOIN settlements ON settlements.prediction_number = terms.prediction
              AND settlements.terms = terms.number
          WHERE dated.point IS NOT NULL AND dated.next IS NOT dated.day AND terms.type = 'binary'
            AND settlements.value IS NOT NULL
        ),
        scored AS (
          SELECT prediction, forecaster, day, score, min(coalesce(next - 1, until), until) - day + 1 AS days,
            first_value(score) OVER record AS first, last_value(score) OVER record AS last
          FROM stood WHERE day <= until
          WINDOW record AS (PARTITION BY prediction, forecaster ORDER BY day
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        )
      """,
    from: "FROM scored GROUP BY scored.prediction, scored.forecaster")
}
