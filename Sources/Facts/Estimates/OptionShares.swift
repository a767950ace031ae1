/// How likely each of some options was held: `stays:60%,removed:25%,moved:15%`.
package struct OptionShares: Sendable, Hashable {
  package let names: [String]
  /// In billionths, as exactly as probabilities are kept.
  private let billionths: [Int]

  package var probabilities: [Double] { billionths.map { Double($0) / Double(Probability.unit) } }

  package var stated: String {
    zip(names, billionths).map { "\($0):\(Probability.percent($1))" }.joined(separator: ",")
  }

  package subscript(name: String) -> Double? { names.firstIndex(of: name).map { probabilities[$0] } }

  /// The option that was held likeliest, the first of several, and its probability.
  package var likeliest: (name: String, probability: Double)? {
    let most = billionths.max()
    return billionths.firstIndex { $0 == most }.map { (names[$0], probabilities[$0]) }
  }

  /// How far from 100 % the sum may be, which is what rounding to a hundredth of a percent leaves.
  ///
  /// Within it the shares are kept as they were stated: nothing is scaled.
  package static let slack = 0.0001

  /// Reads the shares of a question's options, which they name in any order, or of options that nobody named yet.
  package init(parsing text: String, of options: [String] = []) throws(FactError) {
    var (names, billionths): ([String], [Int]) = ([], [])
    for part in EstimatePart.parts(of: text) {
      guard let (name, share) = part.atLastColon else {
        throw part.wrong(
          "'\(part.text)' has no share", hint: "write \(part.text.isEmpty ? "stays" : part.text):25%")
      }
      let found = try OptionNames.name(name.text, at: name.bytes)
      guard !names.contains(found) else {
        throw name.wrong("the option '\(found)' stands there twice", hint: "name each once")
      }
      guard options.isEmpty || options.contains(found) else {
        throw FactError(
          "E-ESTIMATE", "the question has no option '\(found)'",
          hint: "options are " + options.joined(separator: ", "), bytes: name.bytes,
          slip: .init(word: found, candidates: options))
      }
      names.append(found)
      billionths.append(try OptionShares.share(share))
    }
    for option in options where !names.contains(option) {
      throw FactError(
        "E-ESTIMATE", "the option '\(option)' has no share", hint: "add \(option):0% if it cannot happen")
    }
    try OptionNames.check(names)
    let shares = Dictionary(zip(names, billionths)) { first, _ in first }
    let order = options.isEmpty ? names : options
    try self.init(order, order.map { shares[$0, default: 0] })
  }

  private init(_ names: [String], _ billionths: [Int]) throws(FactError) {
    let missing = Probability.unit - billionths.reduce(0, +)
    guard abs(missing) <= Int(OptionShares.slack * Double(Probability.unit)) else {
      let (sum, difference) = (Probability.unit - missing, Probability.percent(abs(missing)))
      throw FactError(
        "E-ESTIMATE",
        "the options add up to \(Probability.percent(sum)), \(difference) too \(missing > 0 ? "little" : "much")",
        hint: missing > 0
          ? "give the missing \(difference) to one of them, or to one more option such as other:\(difference)"
          : "exactly one of them happens: take \(difference) away")
    }
    (self.names, self.billionths) = (names, billionths)
  }

  private static func share(_ part: EstimatePart) throws(FactError) -> Int {
    guard Probability.looksNumeric(part.text) else {
      throw part.wrong(
        "'\(part.text)' is no share of an option",
        hint: "shares are numbers such as 60% or 0.6, not words, since they must add up to 100%")
    }
    guard !part.text.contains("..") else {
      throw part.wrong(
        "the range '\(part.text)' is no share of an option", hint: "give one number, such as its middle")
    }
    return try part.placed { text throws(FactError) in try Probability.billionths(text) }
  }
}
