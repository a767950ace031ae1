/// Values by the number of the row that they belong to, all in one array: a list for each of very many rows
/// would take more time and memory than the values.
package struct Grouped<Value> {
  /// By ascending key; those of one key stand in the order in which they were given.
  package private(set) var values: [Value]
  private var keys: [Int] = []
  /// Where the values of each key begin, and at last where all end.
  private var starts: [Int] = []

  package init(_ given: [Value], by key: (Value) -> Int) {
    values = Grouped.sorted(given, by: key)
    for (place, value) in values.enumerated() where keys.last != key(value) {
      keys.append(key(value))
      starts.append(place)
    }
    starts.append(values.count)
  }

  package subscript(_ key: Int) -> ArraySlice<Value> {
    guard let place = place(of: key) else { return [] }
    return values[starts[place]..<starts[place + 1]]
  }

  /// Puts the values of each key into another order.
  mutating func rearrange(_ order: (ArraySlice<Value>) -> [Value]?) {
    for place in keys.indices {
      let range = starts[place]..<starts[place + 1]
      guard range.count > 1, let ordered = order(values[range]) else { continue }
      values.replaceSubrange(range, with: ordered)
    }
  }

  // Where no row was ever deleted, the numbers have no gaps.
  private func place(of key: Int) -> Int? {
    guard let first = keys.first, let last = keys.last, first <= key, key <= last else { return nil }
    if key - first < keys.count, keys[key - first] == key { return key - first }
    var (lower, upper) = (0, keys.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if keys[middle] < key { lower = middle + 1 } else { upper = middle }
    }
    return keys[lower] == key ? lower : nil
  }

  private static func sorted(_ values: [Value], by key: (Value) -> Int) -> [Value] {
    let keys = values.map(key)
    guard let least = keys.min(), let greatest = keys.max(),
      zip(keys, keys.dropFirst()).contains(where: { $0 > $1 })
    else { return values }
    guard greatest - least < 8 * keys.count else {
      return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { values[$0] }
    }
    // By counting, since the keys lie close together.
    var ends = Array(repeating: 0, count: greatest - least + 2)
    for key in keys { ends[key - least + 1] += 1 }
    for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
    var order = Array(repeating: 0, count: keys.count)
    for (place, key) in keys.enumerated() {
      order[ends[key - least]] = place
      ends[key - least] += 1
    }
    return order.map { values[$0] }
  }
}

extension Grouped: Sendable where Value: Sendable {}
