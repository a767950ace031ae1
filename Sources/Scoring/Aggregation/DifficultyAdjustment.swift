/// How good forecasters are once it is known how hard their questions were: score = forecaster + question.
///
/// Both effects are fitted by least squares. It answers whoever picks easy questions, where plain means reward them.
/// Source: ForecastBench, difficulty-adjusted Brier score, by two-way fixed effects.
package struct DifficultyAdjustment: Sendable, Hashable {
  /// A forecaster's score on a question, both by number.
  package struct Entry: Sendable, Hashable {
    package let forecaster: Int
    package let question: Int
    package let score: Double

    package init(forecaster: Int, question: Int, score: Double) {
      self.forecaster = forecaster
      self.question = question
      self.score = score
    }
  }

  /// What each forecaster would have scored on average, had everyone answered every question.
  package let forecasters: [Int: Double]
  /// How much each question adds to the score of whoever answers it; they add up to 0.
  package let questions: [Int: Double]

  /// Nil without entries, with a score that is not finite, and where some forecasters share no question with the
  /// others, not even by way of third ones: then nothing tells skill from difficulty.
  package init?(_ entries: [Entry]) {
    let people = Set(entries.map(\.forecaster)).sorted()
    guard !people.isEmpty, entries.allSatisfy(\.score.isFinite),
      let effects = DifficultyAdjustment.effects(entries, people)
    else { return nil }
    let places = DifficultyAdjustment.places(of: people)
    let remains = Dictionary(grouping: entries, by: \.question).mapValues { group in
      group.reduce(0) { $0 + $1.score - effects[places[$1.forecaster] ?? 0] } / Double(group.count)
    }
    let shift = remains.keys.sorted().reduce(0) { $0 + (remains[$1] ?? 0) } / Double(remains.count)
    questions = remains.mapValues { $0 - shift }
    forecasters = places.mapValues { effects[$0] + shift }
  }

  private static func places(of people: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
  }

  /// The forecasters' effects, the first of which is 0, after the questions' are eliminated.
  private static func effects(_ entries: [Entry], _ people: [Int]) -> [Double]? {
    let places = places(of: people)
    var matrix = Array(repeating: Array(repeating: 0.0, count: people.count), count: people.count)
    var right = Array(repeating: 0.0, count: people.count)
    let questions = Dictionary(grouping: entries, by: \.question)
    for question in questions.keys.sorted() {
      let group = questions[question] ?? []
      let middle = group.reduce(0) { $0 + $1.score } / Double(group.count)
      for one in group {
        let row = places[one.forecaster] ?? 0
        matrix[row][row] += 1
        right[row] += one.score - middle
        for other in group { matrix[row][places[other.forecaster] ?? 0] -= 1 / Double(group.count) }
      }
    }
    // Effects are known only up to a constant, which the first takes away.
    let rest = matrix.dropFirst().map { Array($0.dropFirst()) }
    return solution(of: rest, Array(right.dropFirst())).map { [0] + $0 }
  }

  /// Gaussian elimination of a symmetric, positive definite system; nil where it is not definite.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var (matrix, right) = (matrix, right)
    let scale = matrix.indices.map { matrix[$0][$0] }.max() ?? 1
    for column in matrix.indices {
      // Whoever shares no question with the others leaves nothing but rounding here.
      guard matrix[column][column] > 1e-10 * scale else { return nil }
      for row in matrix.indices.dropFirst(column + 1) where matrix[row][column] != 0 {
        let factor = matrix[row][column] / matrix[column][column]
        for place in column..<matrix.count { matrix[row][place] -= factor * matrix[column][place] }
        right[row] -= factor * right[column]
      }
    }
    for row in matrix.indices.reversed() {
      let known = matrix.indices.dropFirst(row + 1).reduce(0) { $0 + matrix[row][$1] * right[$1] }
      right[row] = (right[row] - known) / matrix[row][row]
    }
    return right
  }
}
