package import Facts

extension Snapshot {
  /// Where every prediction stands that is not plainly open, by what was known on a day.
  ///
  /// A prediction is plainly open where nobody resolved it and it depends on no other; most of what waits is. The
  /// number of queries does not depend on how many there are.
  package func settlements(knownBy day: Day) throws -> [Int: Settlement] {
    let questions = try predictionsInQuestion().map { ($0.id, $0) }
    let (found, resolutions) = (Dictionary(uniqueKeysWithValues: questions), try allResolutions())
    var settled: [Int: Settlement] = [:]
    for id in found.keys {
      // Chains of conditions are as long as people make them, so they are not followed by recursion.
      var chain = [id]
      while let last = chain.last, let antecedent = found[last]?.current.condition?.antecedent,
        settled[antecedent] == nil, chain.count <= found.count
      {
        chain.append(antecedent)
      }
      for id in chain.reversed() where settled[id] == nil {
        guard let prediction = found[id] else { continue }
        settled[id] = Settlement.given(
          prediction.current.condition, antecedent: { settled[$0] ?? .open },
          otherwise: {
            .answer(to: prediction.current, of: prediction, by: Array(resolutions[id]), knownBy: day)
          })
      }
    }
    return settled
  }
}
