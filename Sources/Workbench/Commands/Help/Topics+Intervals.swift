import Presentation
import Scoring

extension HelpTopic {
  static let intervals = HelpTopic(
    "intervals", aliases: ["interval", "bootstrap", "seed"], "how the intervals of scores are drawn again"
  ) {
    let bootstrap = Bootstrap.standard
    return [
      words(
        """
        The interval beside a mean holds \(Int(bootstrap.level * 100)) % of the means of \(bootstrap.resamples) samples
        drawn with replacement from what was scored (Efron, The Annals of Statistics 7, 1979). It says how far the mean
        might lie with other predictions of the same kind; with few of them it is too narrow, and with one there is
        none. Drawn are predictions; where some are linked as same-event, whole events with all their predictions.
        """),
      .heading(3, "The recipe"),
      words(
        """
        'explain score --json' has the records and how they were drawn, 'bootstrap'. A prediction's score is the mean
        over its records that have one. Sort the scores; with events, take of each its sum and its number of
        predictions, and sort by sum, then number. For each sample draw as many of the n as there are, one after the
        other: the next number of SplitMix64 (Steele, Lea and Flood, 2014), times n, without its lowest 64 bits, is the
        place, from 0. One stream from the seed \(bootstrap.seed) serves all samples. Add up in the order drawn, and
        divide by the predictions drawn. The ends are the quantiles of the sample means by linear interpolation (type
        7 of Hyndman and Fan, 1996).
        """),
    ]
  }
}
