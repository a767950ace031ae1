/// How a mean came to be another, taken apart by what it is the mean of.
///
/// With n values after and the mean m before, a value that was x and is y adds (y - x) / n, a new one (y - m) / n, and
/// one that is gone (m - x) / n. These add up to the change, the same in whatever order things happened, and what did
/// not change adds nothing.
package struct MeanChange: Sendable, Hashable {
  package let before: Double?
  package let after: Double?
  /// What each value adds; empty where one of the means does not exist or the earlier is infinite.
  package let contributions: [Int: Double]

  /// Nil where there is nothing to subtract.
  package var change: Double? {
    guard let before, let after, before.isFinite else { return nil }
    return after - before
  }

  package init(from old: [Int: Double], to new: [Int: Double]) {
    let (before, after) = (mean(Array(old.values)), mean(Array(new.values)))
    self.before = before
    self.after = after
    guard let before, before.isFinite, after != nil else {
      contributions = [:]
      return
    }
    let n = Double(new.count)
    contributions = Set(old.keys).union(new.keys).reduce(into: [:]) { contributions, key in
      let difference = (new[key] ?? before) - (old[key] ?? before)
      contributions[key] = difference / n
    }
  }
}
