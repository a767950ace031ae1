package import Facts

/// The same statement with several deadlines: what comes true by one comes true by every later one.
package struct DeadlineFamily: Sendable {
  package struct Member: Sendable {
    package let id: Int
    package let deadline: Day
    package let beliefs: [Belief]

    package init(id: Int, deadline: Day, beliefs: [Belief]) {
      self.id = id
      self.deadline = deadline
      self.beliefs = beliefs
    }
  }

  /// By deadline.
  package let members: [Member]

  package init(_ members: [Member]) {
    self.members = members.sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
  }

  /// The pairs that break the law on some day: neighbours by deadline among those that stand then, the earlier first.
  ///
  /// Wherever two members break it, two neighbours between them do. The days are gone through once.
  package func pairs() -> [(earlier: Member, later: Member, law: CoherenceLaw)] {
    var events: [Event] = []
    for (rank, member) in members.enumerated() {
      for belief in member.beliefs {
        events.append(Event(day: belief.from, rank: rank, probability: belief.probability))
        events.append(Event(day: belief.through.advanced(by: 1), rank: rank, probability: nil))
      }
    }
    // On one day what ends goes before what begins.
    events.sort {
      ($0.day, $0.probability == nil ? 0 : 1, $0.rank) < ($1.day, $1.probability == nil ? 0 : 1, $1.rank)
    }
    var (standing, found): ([Event], Set<Pair>) = ([], [])
    var next = 0
    while next < events.count {
      let day = events[next].day
      var touched: [Int] = []
      while next < events.count, events[next].day == day {
        touched.append(events[next].rank)
        apply(events[next], to: &standing)
        next += 1
      }
      for rank in touched { note(neighboursOf: rank, in: standing, &found) }
    }
    return found.sorted { ($0.earlier, $0.later) < ($1.earlier, $1.later) }.map {
      (members[$0.earlier], members[$0.later], law($0.earlier, $0.later))
    }
  }

  private struct Event {
    let day: Day
    let rank: Int
    /// Nil where it ends.
    let probability: Double?
  }

  private struct Pair: Hashable {
    let earlier: Int
    let later: Int
  }

  private func law(_ earlier: Int, _ later: Int) -> CoherenceLaw {
    members[earlier].deadline == members[later].deadline ? .equal : .atMost
  }

  /// The place of a rank, or where it belongs.
  private func place(of rank: Int, in standing: [Event]) -> Int {
    var (low, high) = (0, standing.count)
    while low < high {
      let middle = (low + high) / 2
      if standing[middle].rank < rank { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func apply(_ event: Event, to standing: inout [Event]) {
    let place = place(of: event.rank, in: standing)
    let isThere = place < standing.count && standing[place].rank == event.rank
    if isThere { standing.remove(at: place) }
    if event.probability != nil { standing.insert(event, at: place) }
  }

  private func note(neighboursOf rank: Int, in standing: [Event], _ found: inout Set<Pair>) {
    let place = place(of: rank, in: standing)
    for first in [place - 1, place] where first >= 0 && first + 1 < standing.count {
      let (earlier, later) = (standing[first], standing[first + 1])
      let excess = law(earlier.rank, later.rank).excess(earlier.probability ?? 0, later.probability ?? 0)
      if excess > CoherenceLaw.tolerance { found.insert(Pair(earlier: earlier.rank, later: later.rank)) }
    }
  }
}
