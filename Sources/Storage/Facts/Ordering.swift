/// Values of one key that stand together.
struct Run: Equatable {
  let key: Int32
  let places: Range<Int>
}

/// Puts values into the order of their keys, those of one key as they stood, and says where each key's are.
func order<Value>(_ values: inout [Value], by keys: [Int32]) -> [Run] {
  guard var least = keys.first, var greatest = keys.first else { return [] }
  var isAscending = true
  for key in keys {
    // Where they ascend, none is below the greatest before it.
    if key < greatest { isAscending = false }
    (least, greatest) = (min(least, key), max(greatest, key))
  }
  if isAscending { return runs(of: keys) }
  let span = Int(greatest) - Int(least) + 1
  guard span <= 8 * keys.count else {
    let places = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    values = places.map { values[$0] }
    return runs(of: places.map { keys[$0] })
  }
  // By counting, since the keys lie close together.
  var ends = Array(repeating: 0, count: span + 1)
  for key in keys { ends[Int(key - least) + 1] += 1 }
  for place in 1...span { ends[place] += ends[place - 1] }
  values = scattered(values, keys, least, &ends)
  var start = 0
  return ends.dropLast().enumerated().compactMap { offset, end in
    defer { start = end }
    return start < end ? Run(key: least + Int32(offset), places: start..<end) : nil
  }
}

private func runs(of keys: [Int32]) -> [Run] {
  var (runs, start): ([Run], Int) = ([], 0)
  for (place, key) in keys.enumerated() where place + 1 == keys.count || keys[place + 1] != key {
    runs.append(Run(key: key, places: start..<place + 1))
    start = place + 1
  }
  return runs
}

/// Each value at the next place of its key; every place is filled once.
private func scattered<Value>(
  _ values: [Value], _ keys: [Int32], _ least: Int32, _ starts: inout [Int]
) -> [Value] {
  Array(unsafeUninitializedCapacity: values.count) { buffer, count in
    for place in keys.indices {
      let key = Int(keys[place] - least)
      buffer.initializeElement(at: starts[key], to: values[place])
      starts[key] += 1
    }
    count = values.count
  }
}
