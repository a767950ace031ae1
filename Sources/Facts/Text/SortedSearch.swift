extension Array {
  /// The first index whose element meets a condition that all later elements meet too, else `count`.
  func firstIndex(onwards condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
