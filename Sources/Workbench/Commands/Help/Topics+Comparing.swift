import Presentation
import Scoring

extension HelpTopic {
  static let comparing = HelpTopic(
    "comparing", aliases: ["baselines", "skill"], "baselines, and what 'compare' says of two forecasters"
  ) {
    [
      words(
        """
        Skill is 1 - score / score of the baseline: 1 is perfect, 0 no better than the baseline, below 0 worse. It is
        undefined against a perfect baseline. 'set baseline' and `baseline` of 'score' and 'report' take:
        """),
      table(
        "baseline", "means",
        [
          ("50%", "a probability, in any form, for every prediction"),
          (
            "base",
            "the share of the same predictions that came true; nobody knew it beforehand, and of all constants it scores best, so it is a hard one"
          ),
          (
            "@who",
            "another speaker, on common predictions and common days, standing forecasts against each other"
          ),
        ]),
      words(
        """
        A base rate from a source is a forecast like others, with its day and its source, and so can be checked:
        """),
      .code(
        "forecast p1 62% @base-rate on 2017-03-01 src https://example.org/elections\nscore @moon baseline @base-rate"
      ),
      words(
        """
        Predictions linked as same-event, directly or through others, come true or fail together. Intervals draw such
        events, not predictions, and say 'by event'. 'compare' shows:
        """),
      table(
        "number", "means",
        [
          (
            "difference",
            "the mean score of the first less that of the second, on predictions scored for both"
          ),
          (
            "permutation",
            "how often chance would bring about a difference as large, if neither were better: the signs of the differences exchanged in every way, up to \(SignFlips.exactUpTo) events, else in 10,000 random ways"
          ),
          ("sign test", "the same for who was better more often, by however much; ties left out"),
          ("skill", "the first against the second as the baseline"),
          (
            "DM",
            "Diebold-Mariano with the correction of Harvey, Leybourne and Newbold, Student's t: over the events in the order of becoming known; it takes the differences to keep one mean and not to hang together, and is then the t test of the differences"
          ),
          (
            "evidence",
            "what a bettor has made of 1, who bet at one forecaster's probabilities as the other's say; were those right, it would reach 20 once in 20 times at most, however often one looks. It counts the last forecasts before the outcome, and of an event the predictions that became known first"
          ),
        ]),
      words(
        "All of these speak of the predictions compared. None says that a forecaster will be better on others."
      ),
    ]
  }
}
