/// A passage that a coder marked, in code points, and the number of the label it got.
package struct LabelledSpan: Sendable, Hashable {
  /// One range, or several where the passage is interrupted; in ascending order and apart.
  package let ranges: [Range<Int>]
  package let label: Int

  package init(_ ranges: [Range<Int>], label: Int) {
    self.ranges = LabelledSpan.apart(ranges)
    self.label = label
  }

  var length: Int { ranges.reduce(0) { $0 + $1.count } }
  var first: Int { ranges.first?.lowerBound ?? 0 }
  var last: Int { ranges.last?.upperBound ?? 0 }

  private static func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { apart, range in
      guard let last = apart.last, last.upperBound >= range.lowerBound else { return apart.append(range) }
      apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    }
  }
}

/// Code points in a row that every coder labelled alike: a text is few stretches where it is many characters.
package struct Stretch: Sendable, Hashable {
  package let length: Int
  /// For each coder the number of the set of labels that the stretch has; 0 is none.
  package let labels: [Int]
}

/// Numbers for sets of labels: a passage that one coder labelled twice has one label, which is both.
package struct LabelSets: Sendable {
  private var numbers: [[Int]: Int] = [[]: 0]

  package init() {}

  /// How many sets there are, the empty one among them.
  package var count: Int { numbers.count }

  mutating func number(of set: [Int]) -> Int {
    if let number = numbers[set] { return number }
    let number = numbers.count
    numbers[set] = number
    return number
  }
}

extension Stretch {
  /// A text of some length in stretches, as the coders marked it, one list of spans a coder.
  ///
  /// The work grows with the spans and not with the text.
  package static func all(
    of coders: [[LabelledSpan]], length: Int, _ sets: inout LabelSets
  ) -> [Stretch] {
    var edges: [(place: Int, coder: Int, label: Int, change: Int)] = []
    for (coder, spans) in coders.enumerated() {
      for span in spans {
        for range in span.ranges {
          edges.append((range.lowerBound, coder, span.label, 1))
          edges.append((range.upperBound, coder, span.label, -1))
        }
      }
    }
    edges.sort { $0.place < $1.place }
    var standing: [[Int: Int]] = Array(repeating: [:], count: coders.count)
    var labels = Array(repeating: 0, count: coders.count)
    var (stretches, place, next): ([Stretch], Int, Int) = ([], 0, 0)
    while place < length {
      var touched: Set<Int> = []
      while next < edges.count, edges[next].place <= place {
        let edge = edges[next]
        standing[edge.coder][edge.label, default: 0] += edge.change
        touched.insert(edge.coder)
        next += 1
      }
      for coder in touched.sorted() {
        labels[coder] = sets.number(of: standing[coder].filter { $0.value > 0 }.keys.sorted())
      }
      let end = next < edges.count ? min(edges[next].place, length) : length
      stretches.append(Stretch(length: end - place, labels: labels))
      place = end
    }
    return stretches
  }
}
