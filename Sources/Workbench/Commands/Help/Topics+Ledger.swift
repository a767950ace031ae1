import Presentation
import Scoring

// What stands behind a score: its parts, what moved it, what it leaves out, and what cannot go together.

extension HelpTopic {
  static let ledger = HelpTopic(
    "ledger", aliases: ["incoherence", "selection", "attribution", "dutch-book"],
    "what a score is made of, what moved it, what it leaves out, what cannot go together"
  ) {
    [
      table(
        "command", "answers",
        [
          ("explain p1", "which days, forecasts and weights made the score of a prediction"),
          (
            "explain score @who",
            "what each prediction adds to the headline number, and why others add nothing"
          ),
          ("changes DAY DAY", "what moved the score between what was known on two days"),
          ("changes o12 o20", "the same between what this file said after two operations"),
          ("audit @who", "how much of what was said can be scored, and who resolved it on what grounds"),
          ("coherence @who", "which probabilities cannot go together, and which answers"),
        ]), .gap, .heading(3, Phrase("what moved a score")),
      words(
        """
        A mean changes because scores change and because there are more of them. With n scored after and the mean m
        before, one scored at both ends adds (after - before) / n, a newly scored one (score - m) / n, one no longer
        scored (m - score) / n. These parts add up to the change, do not depend on the order of events, and are 0 for
        what did not change. Where nothing was scored before, there is no change to take apart.
        """),
      words(
        """
        By as-of days a correction never shows: what a later resolution superseded was not in force. `clock recorded`
        looks at the file as it stood then.
        """), .gap, .heading(3, Phrase("what cannot go together")),
      table(
        "where", "must hold on every day on which one forecaster held both likely or not",
        [
          ("p1 implies p2", "P(p1) ≤ P(p2), also through several links"),
          ("p1 excludes p2", "P(p1) + P(p2) ≤ 1, and so for what implies them"),
          ("p1 same-event p2", "P(p1) = P(p2)"),
          (
            "p3 given p1 implies p2",
            "P(p3 given p1) P(p1) ≤ P(p2): a prediction with a condition is both together"
          ),
          ("the same statement, later", "P(by June) ≤ P(by December), as a suggestion to link them"),
          (
            "the same statement, given p1",
            "P(given p1) P(p1) ≤ P, and P(given p1) P(p1) + P(given not p1) P(not p1) = P, as a suggestion"
          ),
          ("answers", "p1 yes and p2 no where p1 implies p2, yes and yes where they exclude each other"),
        ]), .gap,
      words(
        """
        The sure loss is by how much it is broken: somebody who bought the dearer side and sold the cheaper one at
        these prices, a stake of 1 each, would lose it whatever happens (de Finetti 1937). Words and ranges are taken
        at their middle; where they can be meant so that nothing is wrong, the finding says so. The nearest coherent
        pair is the one with the least sum of squared distances.
        """),
    ]
  }
}
