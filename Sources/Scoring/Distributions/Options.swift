import Facts

/// A probability for each of several things of which exactly one can happen.
package struct Options: Sendable, Hashable {
  package let names: [String]
  package let probabilities: [Double]
  /// Whether the options stand in ascending order, so that being one off is better than being two off.
  package let isOrdered: Bool

  package init(_ names: [String], _ probabilities: [Double], isOrdered: Bool = false) {
    self.names = names
    self.probabilities = probabilities
    self.isOrdered = isOrdered
  }

  /// How far from 1 the sum may be; within it the probabilities are scored as they were stated.
  package static let slack = OptionShares.slack

  /// Whether these are probabilities, one a name, two or more, that add up to 1.
  package var isCoherent: Bool {
    names.count == probabilities.count && names.count >= 2 && Set(names).count == names.count
      && probabilities.allSatisfy((0...1).contains)
      && abs(probabilities.reduce(0, +) - 1) <= Options.slack + Options.rounding
  }

  /// What adding decimal fractions may add to the sum.
  private static let rounding = 1e-12

  /// The probability of each option or one before it, without the last, which is certain.
  var cumulative: [Double] {
    var sum = 0.0
    return probabilities.dropLast().map { probability in
      sum += probability
      return sum
    }
  }

  /// The place of an option by its name.
  package func place(of name: String) -> Int? { names.firstIndex(of: name) }
}
