import CommandLanguage
import Facts
import Presentation
import Scoring

// What is made of several speakers' forecasts, and how others score them.

extension HelpTopic {
  static let crowds = HelpTopic(
    "crowds", aliases: ["crowd", "aggregation"], "speakers that are computed from everybody's forecasts"
  ) {
    [
      words(
        """
        A crowd is a speaker that nobody stores: on each day it combines the forecasts that stand on it, those made
        that day among them and none of a later day, under the terms they were made for. It stands wherever
        forecasters are scored: in the filters of score, report scorecard and others, in 'explain p1 @crowd-median',
        and beside the speakers in 'score per speaker with @crowd-median'.
        """),
      .table(
        Table(
          [Column("crowd"), Column("what it says"), Column("options"), Column("source")],
          rows: Crowd.all.map { crowd in
            [
              Phrase(crowd.handle.description, .strong), Phrase(crowd.aggregator.summary),
              Phrase(crowd.aggregator.combineOptions == nil ? "no" : "yes"),
              Phrase(crowd.aggregator.source, .dim),
            ]
          })),
      .gap,
      words(
        """
        @crowd-median-without-kim leaves @kim out, so that @kim can be compared with all the others; any speaker's
        handle or alias may follow. A crowd speaks while \(Crowd.fewestUnlessSet) or more forecasts stand, not counting
        one that is left out; 'set crowd N' asks for others. Under a score stands on how many predictions it spoke,
        from which day, and why it was silent on the rest. Options are averaged one by one and scaled to add up to 1
        where the table says so; numbers and days are not combined, and their predictions are counted as silent.
        Names that begin with \(Crowd.all[0].handle.description.prefix(7)) are kept for crowds. Nothing is clipped: one
        forecast of 0% or 100% decides the odds alone, and two opposite ones make them undefined.
        """),
      .code(
        """
        score @crowd-median
        score per speaker with @crowd-median,@crowd-odds
        explain p1 @crowd-mean
        """),
    ]
  }

  static let difficulty = HelpTopic(
    "difficulty", aliases: ["adjusted"], "scores of speakers who answered different questions"
  ) {
    [
      words(
        """
        Who answers easy questions scores well. 'score adjusted' takes each score for the sum of what belongs to the
        speaker and what belongs to the question, and finds both by least squares, as ForecastBench ranks its entrants.
        The questions' effects average 0, so that 'adjusted' is the mean to expect had everybody answered all of them.
        Speakers whom no chain of common questions joins cannot be compared: they are shown in groups, each on a footing
        of its own. A question that only one speaker answered says nothing about anybody.
        """),
      words(
        """
        ± is the standard error of least squares, with one variance for all errors, and 95 % the interval by Student's
        t. Brier scores do not have one variance, and speakers err together: take both as rough. The error speaks of
        these questions, not of others that might have been asked. Source: Scheffé, The Analysis of Variance (1959).
        """),
      .code("score per speaker adjusted"),
    ]
  }

  static let platforms = HelpTopic(
    "platforms", aliases: ["metaculus", "gjo", "fatebook", "predictionbook"],
    "how others score, and their sources"
  ) {
    [
      words(
        """
        'conventions' scores the same forecasts in these ways. Days are whole here, as they are stored, and a question
        opens with its first forecast, since no other day of opening is known.
        """),
      .table(
        Table(
          [Column("convention"), Column("formula"), Column("over questions"), Column("source")],
          rows: Convention.all.map { convention in
            [
              Phrase(convention.name, .strong),
              Phrase("\(convention.summary) \(convention.difference)".sentence),
              Phrase(convention.overQuestions.summary), Phrase(convention.source, .dim),
            ]
          })),
      .gap,
      words(
        """
        The formulas of Metaculus, Fatebook and PredictionBook were read in their published code. Those of Good Judgment
        Open are known from python-prediction-scorer's quotation of its FAQ, whose worked example they reproduce; INFER's
        from a note of Cultivate Labs; FiveThirtyEight's from a stored copy of a page that is gone. How Good Judgment
        Open and INFER put questions together is not in what we have: the mean is assumed. Metaculus takes 0.1% to 99.9%
        only; nothing is clipped here, so that a certainty that failed is infinite.
        """),
    ]
  }
}

extension String {
  /// Two statements side by side, as two sentences.
  fileprivate var sentence: String { hasSuffix(".") ? self : self + "." }
}
