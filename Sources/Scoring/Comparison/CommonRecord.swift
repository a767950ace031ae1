import Facts

/// Two forecasters' records on one prediction, each cut to the days that count for both.
package struct CommonRecord: Sendable, Hashable {
  package let first: SettledPrediction
  package let second: SettledPrediction

  package init(_ first: SettledPrediction, _ second: SettledPrediction) {
    (self.first, self.second) = (first, second)
  }
}

extension Standing {
  /// What stood on the days on which something of another stood as well.
  package func during(_ other: Standing) -> Standing {
    var common: [Segment] = []
    // Both are in the order of days without overlap, so that each pair is met once.
    var (place, otherPlace) = (0, 0)
    while place < segments.count, otherPlace < other.segments.count {
      let (segment, span) = (segments[place], other.segments[otherPlace])
      let (from, through) = (max(segment.from, span.from), min(segment.through, span.through))
      if from <= through {
        common.append(
          Segment(
            forecast: segment.forecast, from: from, through: through, distribution: segment.distribution))
      }
      if segment.through <= span.through { place += 1 } else { otherPlace += 1 }
    }
    return Standing(
      segments: common.joiningNeighbours, leftOut: leftOut, first: first, last: last, unscorable: unscorable)
  }
}

extension [Segment] {
  /// The same forecast's spans that follow each other as one.
  fileprivate var joiningNeighbours: [Segment] {
    reduce(into: []) { joined, segment in
      guard let last = joined.last, last.forecast == segment.forecast,
        last.through.advanced(by: 1) == segment.from
      else { return joined.append(segment) }
      joined[joined.count - 1] = Segment(
        forecast: last.forecast, from: last.from, through: segment.through, distribution: last.distribution)
    }
  }
}
