import Presentation
import Scoring

extension HelpTopic {
  static let calibration = HelpTopic(
    "calibration", aliases: ["mcb", "corp"], "how to read what 'calibration' prints"
  ) {
    [
      words(
        """
        Of everything that somebody called 70 % likely, about 70 % should come true. 'calibration' puts forecasts into
        bins by what was said, and shows beside each bin what was seen. Being calibrated is not all: always saying the
        base rate is calibrated too, and tells nobody anything. So every number stands beside one for discrimination.
        """),
      .heading(3, "The table and the picture"),
      words(
        """
        A bin shows its predictions, its forecasts, their mean, the share that came true, and where that share may lie
        with 95 % confidence. In the picture a bin is a point; on the diagonal said and seen are the same, below it
        more was said than came true. A point outside the band is further off than luck would make 90 % of calibrated
        forecasters; a point inside says that nothing can be concluded from it. A bin of few predictions has a long bar:
        do not read its point without it.
        """),
      .heading(3, "What counts"),
      words(
        """
        Only statements of yes or no. Partial outcomes count with their share; void, ambiguous and pending ones are
        counted as 'score' counts them and named. Unless 'early' is said, only predictions whose deadline has passed
        by the as-of day: of what is still open a yes is known early and a no is not, so that counting the early ones
        makes every forecaster look too cautious.
        """),
      .table(
        Table(
          [Column("of"), Column("counts")],
          rows: ForecastChoice.all.map { [Phrase($0.name, .strong), Phrase($0.summary)] })),
      words(
        """
        With 'of standing' a forecast weighs its share of the days on which the forecaster had one standing, and
        forecasters of one prediction share it; so the score here is that of 'score' on the same records. 'of first' and
        'of last' give its columns of these names. As forecasts of one prediction share one outcome, and
        predictions linked as same-event too, they are no independent evidence: intervals rest on the effective number
        of events, (Σ w)² / Σ w² over what each weighs in the bin (Kish 1965), which is never above their number; draws
        take whole events. A prediction that is linked to no other is its own event.
        """),
      .heading(3, "The measures"),
      .table(
        Table(
          [Column("name"), Column("what it says", minimum: 30), Column("source", minimum: 20)],
          rows: CalibrationMeasure.all.map {
            [Phrase($0.name, .strong), Phrase("\($0.title): \($0.gloss)"), Phrase($0.source, .dim)]
          })),
      words(
        """
        'expect calibration mcb below 0.05' fails a script by any of these names. MCB is above 0 even for calibrated
        forecasts, the more so the fewer there are: judge it by its p. p is that of draws in which each prediction comes
        true with the probability it was given, all its forecasts sharing one outcome; for people who revise their
        forecasts it is a little too small (a test at 10 % rejected 11 to 14 % of calibrated forecasters made up for
        it). Do not rank people by ECE, MCE or ACE: they depend on the bins, and saying the base rate wins.
        """),
      .heading(3, "As data"),
      words(
        """
        --json has a list 'groups', each with its counts, the measures (_ for - in their names), their 'intervals', why some are 'undefined', the
        'table', 'murphy_bins' and 'murphy_distinct' (by each probability that was said), the 'curve' (the isotonic
        fit), the 'band', the 'draws' and the 'bootstrap' with their seeds, and 'inputs': for every forecast that counts
        its prediction, forecaster, id, days, probability, outcome as a share, and weight. Every measure but p, which
        needs the draws, can be computed from the inputs: the score is Σ w (p - y)² / Σ w.
        """),
    ]
  }
}
