extension ClaimGraph {
  /// One thing that bears on a row, at the shortest distance from it.
  package struct Ground: Sendable, Hashable {
    /// What this bears on: its place in the list, or nil for the row that was asked about.
    package let parent: Int?
    package let step: Step
    /// How many bearings lie between.
    package let distance: Int
    /// What it does to the row that was asked about; nil where a cause is among the bearings.
    package let stance: Stance?
    /// Why it counts for nothing.
    package let undercuts: [Undercut]
    /// Whether what bears is in the list already, or is the row itself.
    package let isRepeated: Bool
  }

  /// All that bears on a row, nearest first and then by age; each bearing is there once.
  ///
  /// What bears only through a link that is undercut is not followed.
  package func grounds(of row: Identifier) -> [Ground] {
    guard let start = place(of: row) else { return [] }
    var isPlaced = [Bool](repeating: false, count: nodes.count)
    var isShown = [Bool](repeating: false, count: bearings.count)
    isPlaced[start] = true
    var grounds: [Ground] = []
    var next = 0
    var here: (node: Int, place: Int?, distance: Int, stance: Stance?) = (start, nil, 0, .supports)
    while true {
      for (index, node) in bearings(on: here.node) where !isShown[index] {
        isShown[index] = true
        let bearing = bearings[index]
        let stance = here.stance.flatMap { above in bearing.relation.stance.map { above * $0 } }
        let cut = stands[index] ? [] : undercuts[bearing.row.number] ?? []
        grounds.append(
          Ground(
            parent: here.place, step: Step(bearing, from: nodes[node]), distance: here.distance + 1,
            stance: stance, undercuts: cut, isRepeated: isPlaced[node]))
        if stands[index] { isPlaced[node] = true }
      }
      while next < grounds.count, grounds[next].isRepeated || !grounds[next].undercuts.isEmpty { next += 1 }
      guard next < grounds.count, let node = place(of: grounds[next].step.from) else { return grounds }
      here = (node, next, grounds[next].distance, grounds[next].stance)
      next += 1
    }
  }
}
