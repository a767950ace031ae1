/// How forecasts are sorted into bins of stated probability.
package enum Binning: Sendable, Hashable {
  /// Which of two bins has a forecast on the edge between them.
  package enum Side: Sendable, Hashable {
    /// The upper one: an edge is the lowest probability of its bin. The usual choice here.
    case lowerEdge
    /// The lower one, as scikit-learn has it: an edge is the highest probability of its bin.
    case upperEdge
  }

  /// Edges in whole thousandths, ascending from 0 to 1000, so that 0.1 + 0.2 falls where 0.3 does.
  case edges(_ thousandths: [Int], holding: Side = .lowerEdge)
  /// Bins of as equal numbers of forecasts as can be without parting equal forecasts; some may stay empty.
  case equalMass(_ bins: Int)
  /// One bin for each probability that was said.
  case distinct

  /// Ten bins, 0-10 % to 90-100 %.
  package static let tenths = Binning.equalWidth(10)

  /// Bins of one width; an edge that is no whole thousandth is rounded to one.
  package static func equalWidth(_ bins: Int, holding side: Side = .lowerEdge) -> Binning {
    .edges((0...max(bins, 1)).map { ($0 * 2_000 + bins) / (2 * max(bins, 1)) }, holding: side)
  }

  /// How many bins there are; nil where that depends on the forecasts.
  package var count: Int? {
    switch self {
    case .edges(let thousandths, _): max(thousandths.count - 1, 0)
    case .equalMass(let bins): max(bins, 0)
    case .distinct: nil
    }
  }

  /// The rows of each bin, in the order of the forecasts; nil if the edges do not ascend from 0 to 1000.
  package func rows(of forecasts: VerifiedForecasts) -> [Range<Int>]? {
    switch self {
    case .edges(let thousandths, let side):
      guard thousandths.count >= 2, thousandths.first == 0, thousandths.last == 1_000,
        zip(thousandths, thousandths.dropFirst()).allSatisfy(<)
      else { return nil }
      return fixed(thousandths, side, forecasts)
    case .equalMass(let bins):
      return bins > 0 ? massed(bins, forecasts) : nil
    case .distinct:
      return Binning.levels(of: forecasts)
    }
  }

  /// The rows of each distinct probability, in ascending order.
  static func levels(of forecasts: VerifiedForecasts) -> [Range<Int>] {
    guard !forecasts.isEmpty else { return [] }
    var (rows, start): ([Range<Int>], Int) = ([], 0)
    for row in 1..<forecasts.count where forecasts.probabilities[row] != forecasts.probabilities[row - 1] {
      rows.append(start..<row)
      start = row
    }
    return rows + [start..<forecasts.count]
  }

  private func fixed(_ thousandths: [Int], _ side: Side, _ forecasts: VerifiedForecasts) -> [Range<Int>] {
    var start = 0
    return thousandths.dropFirst().map { edge in
      let first = start
      while start < forecasts.count {
        // In whole billionths: 0.3 and 0.1 + 0.2 fall into the same bin, and 0.2999 stays below them.
        let probability = Int((forecasts.probabilities[start] * 1e9).rounded())
        let end = edge * 1_000_000
        guard probability < end || edge == 1_000 || (side == .upperEdge && probability == end) else { break }
        start += 1
      }
      return first..<start
    }
  }

  /// The bins of numpy.array_split, the first ones larger by one; equal forecasts go where their middle one does.
  ///
  /// With weights the bins are of equal weight, and equal forecasts go where the middle of their weight lies.
  private func massed(_ bins: Int, _ forecasts: VerifiedForecasts) -> [Range<Int>] {
    let bin = forecasts.weighting.map { weightedBin(bins, $0) } ?? plainBin(bins, forecasts.count)
    var ranges = Array(repeating: 0..<0, count: bins)
    var (first, current) = (0, 0)
    var start = 0
    while start < forecasts.count {
      var end = start + 1
      while end < forecasts.count, forecasts.probabilities[end] == forecasts.probabilities[start] { end += 1 }
      let place = bin(start..<end)
      if place != current {
        ranges[current] = first..<start
        for empty in (current + 1)..<max(place, current + 1) { ranges[empty] = start..<start }
        (first, current) = (start, place)
      }
      start = end
    }
    ranges[current] = first..<start
    for empty in (current + 1)..<max(bins, current + 1) { ranges[empty] = start..<start }
    return ranges
  }

  private func plainBin(_ bins: Int, _ count: Int) -> (Range<Int>) -> Int {
    let (size, larger) = count.quotientAndRemainder(dividingBy: bins)
    return { rows in
      let row = (rows.lowerBound + rows.upperBound - 1) / 2
      return row < larger * (size + 1)
        ? row / (size + 1) : larger + (row - larger * (size + 1)) / max(size, 1)
    }
  }

  private func weightedBin(_ bins: Int, _ weighting: Weighting) -> (Range<Int>) -> Int {
    var before = [0.0]
    for weight in weighting.weights { before.append(before[before.count - 1] + weight) }
    return { rows in
      let middle = (before[rows.lowerBound] + before[rows.upperBound]) / 2
      return min(bins - 1, Int(middle / before[before.count - 1] * Double(bins)))
    }
  }
}
