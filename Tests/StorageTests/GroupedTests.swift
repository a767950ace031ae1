import Testing

@testable import Storage

@Suite struct `Values of very many rows` {
  /// Keys as rows of a table have them: close together, or far apart.
  private func keys(_ seed: UInt64, among spread: Int) -> [Int32] {
    var random = SeededGenerator(state: seed)
    return (0..<Int.random(in: 0...60, using: &random)).map { _ in
      Int32.random(in: 1...Int32(spread), using: &random)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>, [3, 20, 1_000_000])
  func `are put in order by their keys, and stay as they were within one`(seed: UInt64, spread: Int) {
    let keys = keys(seed, among: spread)
    let expected = keys.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    var places = Array(keys.indices)
    let runs = order(&places, by: keys)
    #expect(places == expected.map(\.offset))
    #expect(runs.flatMap { run in run.places.map { _ in run.key } } == expected.map(\.element))
    #expect(Set(runs.map(\.key)).count == runs.count)
  }

  @Test(arguments: 0..<40 as Range<UInt64>, [3, 20, 1_000_000])
  func `are found by their key as a dictionary finds them`(seed: UInt64, spread: Int) {
    let pairs = keys(seed, among: spread).enumerated().map { (key: Int($1), place: $0) }
    let grouped = Grouped(pairs) { $0.key }
    let expected = Dictionary(grouping: pairs) { $0.key }
    for key in [-1, 0, spread + 1] + (1...min(spread, 30)) + pairs.map(\.key) {
      #expect(grouped[key].map(\.place) == (expected[key] ?? []).map(\.place))
      #expect(grouped.first(key)?.place == expected[key]?.first?.place)
    }
    #expect(grouped.values.map(\.key) == pairs.map(\.key).sorted())
  }
}
