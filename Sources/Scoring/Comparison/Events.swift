/// Which predictions speak of one event, so that their scores do not stand for themselves.
///
/// An event is named by the least id of its predictions; one that is linked to no other is its own event.
package struct Events: Sendable, Hashable {
  private var least: [Int: Int] = [:]

  /// From pairs of predictions that share an event; the pairs of pairs do too.
  package init(linking pairs: [(Int, Int)] = []) {
    for (one, other) in pairs {
      let (first, second) = (root(of: one), root(of: other))
      (least[one], least[other]) = (min(first, second), min(first, second))
      least[max(first, second)] = min(first, second)
    }
    for id in Array(least.keys) { least[id] = root(of: id) }
  }

  private func root(of prediction: Int) -> Int {
    var id = prediction
    while let next = least[id], next != id { id = next }
    return id
  }

  /// Whether every prediction is its own event.
  var isEmpty: Bool { least.isEmpty }

  package func event(of prediction: Int) -> Int { least[prediction] ?? prediction }
}
