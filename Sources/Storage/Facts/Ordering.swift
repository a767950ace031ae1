/// Puts two columns into the order of the first, keeping the order of what is equal there.
func order<Value>(_ keys: inout [Int32], _ values: inout [Value]) {
  guard var least = keys.first, var greatest = keys.first else { return }
  var isAscending = true
  for key in keys {
    // Where they ascend, none is below the greatest before it.
    if key < greatest { isAscending = false }
    (least, greatest) = (min(least, key), max(greatest, key))
  }
  guard !isAscending else { return }
  let span = Int(greatest) - Int(least) + 1
  guard span <= 8 * keys.count else {
    let places = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    (keys, values) = (places.map { keys[$0] }, places.map { values[$0] })
    return
  }
  // By counting, since the keys lie close together.
  var starts = Array(repeating: 0, count: span + 1)
  for key in keys { starts[Int(key - least) + 1] += 1 }
  for place in 1...span { starts[place] += starts[place - 1] }
  let (sortedKeys, sortedValues) = scattered(keys, values, least, &starts)
  (keys, values) = (sortedKeys, sortedValues)
}

/// Each key and value at the next place of its key; every place is filled once.
private func scattered<Value>(
  _ keys: [Int32], _ values: [Value], _ least: Int32, _ starts: inout [Int]
) -> ([Int32], [Value]) {
  var sortedKeys = keys
  let sortedValues = Array<Value>(unsafeUninitializedCapacity: values.count) { buffer, count in
    for place in keys.indices {
      let key = keys[place]
      let target = starts[Int(key - least)]
      starts[Int(key - least)] = target + 1
      sortedKeys[target] = key
      buffer.initializeElement(at: target, to: values[place])
    }
    count = values.count
  }
  return (sortedKeys, sortedValues)
}
