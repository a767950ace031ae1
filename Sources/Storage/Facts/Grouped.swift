/// Values by the number of the row that they belong to, all in one array: a list for each of very many rows
/// would take more time and memory than the values.
package struct Grouped<Value> {
  /// By ascending key; those of one key stand in the order in which they were given.
  package let values: [Value]
  private var keys: [Int] = []
  /// Where the values of each key begin, and at last where all end.
  private var starts: [Int] = []

  package init(_ given: [Value], by key: (Value) -> Int) {
    let isAscending = zip(given, given.dropFirst()).allSatisfy { key($0) <= key($1) }
    values =
      isAscending
      ? given
      : given.enumerated()
        .sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(\.element)
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

  /// The first value of a key.
  package func first(_ key: Int) -> Value? { place(of: key).map { values[starts[$0]] } }

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
}

extension Grouped: Sendable where Value: Sendable {}
