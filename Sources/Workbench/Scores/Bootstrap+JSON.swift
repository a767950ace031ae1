import Presentation
import Scoring

extension Bootstrap {
  /// How intervals are drawn, so that a program can draw them again; 'help intervals' has the recipe.
  var json: JSON {
    .object([
      .init("method", "percentile"), .init("generator", "SplitMix64"),
      .init("resamples", .integer(resamples)), .init("seed", .integer(Int(seed))),
      .init("level", .number(level)),
    ])
  }
}
