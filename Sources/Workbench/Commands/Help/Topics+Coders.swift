import Presentation
import Scoring

// What happens when several people code the same texts.

extension HelpTopic {
  static let coders = HelpTopic(
    "coders", aliases: ["blind", "gold", "agreement", "alpha", "kappa"],
    "several coders: whose judgements hold, working blind, agreement, adjudication"
  ) {
    [
      words(
        """
        Marks, tags, links, evidence, verdicts, resolutions and notes carry their coder: the author who entered them
        ('set author @x', or --author @x). What adjudication finds is written by the coder @gold.
        """), .gap,
      table(
        "of", "what holds, unless a command says otherwise",
        [
          ("a verdict, a resolution", "the newest of @gold; without one, the newest of anybody"),
          (
            "a tag on a row",
            "what @gold says of it, yes or no; without a word of @gold, that anybody gave it: tags are a set, "
              + "so that none is the newest"
          ),
          ("a mark", "it stands until @gold took away all its tags; then only its id or coder:@x finds it"),
          ("links, evidence, notes", "all of them, whoever entered them"),
        ]), .gap,
      words(
        """
        As author @gold, 'tag c1 -war' also takes away what others gave; their judgement stays in the file, and 'show'
        lists it under their name. coder:@x in a filter means what one coder marked, tagged or judged, so that
        'list mentions coder:@gold' is the adjudicated layer.
        """), .gap, .heading(3, Phrase("working blind")),
      words(
        """
        'set blind on', or --blind, hides what other coders marked and judged, @gold too, from every command, from
        completion and from SQL. Documents, speakers, predictions and forecasts stay; of claims, those that you quoted,
        that carry a prediction, or that nobody quotes. 'set ground @lead' makes the claims and marks of one coder
        common ground. The log shows your own operations. The numbers of ids and names given by 'key' belong to the
        file, so that gaps in the numbers show that others were at work. Commands that need all eyes are refused.
        """), .gap, .heading(3, Phrase("agreement")),
      words(
        """
        'agree' compares everybody but @gold and the coder of the common ground, or those named with 'between'. A coder coded a document if they marked something in it, tagged a
        mark, or said 'coded d1'; then what they did not mark counts as found not to be there, in every layer. Layers
        are the tags of the first level, with all below, and 'any mark'. Only the newest version of a text counts.
        """), .gap,
      table(
        "number", "what it is",
        [
          (
            "alpha",
            "Krippendorff's, nominal: every code point is a unit, labelled with the tags of the layer that a coder "
              + "gave it, or with none; pooled over documents, and for each; it can be negative, and 0 is chance"
          ),
          (
            "95 %",
            "bootstrap over documents; of one document over stretches that all label alike, which is too narrow"
          ),
          ("F1 exact", "spans with the same ends and the same tags, over all pairs of coders"),
          ("F1 overlap", "the same tags, and at least half of what either covers is covered by both"),
          ("F1 spans", "the same ends, whatever the tags"),
          ("unmatched", "spans without a partner of the same ends and tags, in all pairs of coders"),
          (
            "kappa, pi",
            "Cohen's and Scott's, of two coders' tags on passages that both marked from end to end, on rows "
              + "that both tagged in a layer, and of their newest verdicts"
          ),
          (
            "linear, quadratic, ordinal",
            "weighted kappa and ordinal alpha of verdicts on the scale refuted, mixed, supported; unproven "
              + "is no place on it, so units with it count in the nominal numbers alone"
          ),
          ("–", "undefined: nothing was coded twice, or chance alone would always agree; never shown as 1"),
        ]), .gap,
      .line(
        Phrase(
          "\(Bootstrap.standard.resamples) resamples, seed \(Bootstrap.standard.seed), drawn by SplitMix64",
          .dim)),
      .gap, .heading(3, Phrase("adjudication")),
      words(
        """
        'adjudicate' goes through what coders see differently, one key each, or settles one place in a script. Passages
        that overlap are one case. Each answer is an operation, logged with its place and reason, and can be undone.
        A case is settled once @gold has said yes or no of every tag in it; what a coder adds there later opens it
        again, as a verdict newer than gold's does.
        """),
    ]
  }
}
