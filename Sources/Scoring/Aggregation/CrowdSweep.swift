package import Facts

/// A time through which the same forecasts stood together.
package struct CrowdStage: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    /// The forecaster's place among those who were asked for.
    package let forecaster: Int
    package let segment: Segment
  }

  package let from: Day
  /// The last of its days.
  package let through: Day
  /// Those that have stood longest first; never empty.
  package let members: [Member]
}

/// Goes once through the days on which several forecasters' forecasts stood, from change to change.
///
/// What stands is kept in the order in which it began to, so that a change costs a search and one move of those
/// behind it, not another look at every segment.
struct CrowdSweep {
  private var starts: [CrowdStage.Member]
  private var ends: [CrowdStage.Member]

  init(_ forecasters: [Standing]) {
    let all = forecasters.enumerated().flatMap { place, standing in
      standing.segments.map { CrowdStage.Member(forecaster: place, segment: $0) }
    }
    starts = all.sorted(by: CrowdSweep.began)
    ends = all.sorted { $0.segment.through < $1.segment.through }
  }

  /// Calls for each stage, in the order of days.
  func forEach(_ body: (_ from: Day, _ through: Day, _ present: [CrowdStage.Member]) -> Void) {
    var present: [CrowdStage.Member] = []
    var (begun, ended) = (0, 0)
    while begun < starts.count || ended < ends.count {
      let day = nextChange(begun, ended)
      while ended < ends.count, ends[ended].segment.through < day {
        remove(ends[ended], from: &present)
        ended += 1
      }
      while begun < starts.count, starts[begun].segment.from <= day {
        present.append(starts[begun])
        begun += 1
      }
      guard !present.isEmpty else { continue }
      body(day, nextChange(begun, ended).advanced(by: -1), present)
    }
  }

  /// The next day on which something begins to stand, or no longer does.
  private func nextChange(_ begun: Int, _ ended: Int) -> Day {
    guard ended < ends.count else { return starts[begun].segment.from }
    let end = ends[ended].segment.through.advanced(by: 1)
    return begun < starts.count ? min(end, starts[begun].segment.from) : end
  }

  private func remove(_ member: CrowdStage.Member, from present: inout [CrowdStage.Member]) {
    var (low, high) = (0, present.count)
    while low < high {
      let middle = (low + high) / 2
      if CrowdSweep.began(present[middle], member) { low = middle + 1 } else { high = middle }
    }
    if low < present.count { present.remove(at: low) }
  }

  private static func began(_ one: CrowdStage.Member, _ other: CrowdStage.Member) -> Bool {
    (one.segment.from, one.segment.forecast, one.forecaster)
      < (other.segment.from, other.segment.forecast, other.forecaster)
  }
}
