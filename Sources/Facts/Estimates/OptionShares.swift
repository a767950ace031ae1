/// How likely each of some options was held: `stays:60%,removed:25%,moved:15%`.
package struct OptionShares: Sendable, Hashable {
  package let names: [String]
  /// One a name, each as exactly as it was stated.
  package let shares: [Probability]

  package var probabilities: [Double] { shares.map(\.point) }

  package var stated: String {
    zip(names, shares).map { "\($0):\($1.stated)" }.joined(separator: ",")
  }

  package subscript(name: String) -> Double? { names.firstIndex(of: name).map { probabilities[$0] } }

  /// The option that was held likeliest, the first of several, and its probability.
  package var likeliest: (name: String, probability: Double)? {
    let most = shares.map(\.point).max()
    return shares.firstIndex { $0.point == most }.map { (names[$0], shares[$0].point) }
  }

  /// How far from 100 % the sum may be, which is what rounding to a hundredth of a percent leaves.
  ///
  /// Within it the shares are kept as they were stated: nothing is scaled.
  package static let slack = 0.0001

  /// Reads the shares of a question's options, which they name in any order, or of options that nobody named yet.
  package init(parsing text: String, of options: [String] = []) throws(FactError) {
    var (names, shares): ([String], [Probability]) = ([], [])
    var seen: Set<String> = []
    let known = Set(options)
    for part in EstimatePart.parts(of: text) {
      guard let (name, share) = part.atLastColon else {
        throw part.wrong(
          "'\(part.text)' has no share", hint: "write \(part.text.isEmpty ? "stays" : part.text):25%")
      }
      let found = try OptionNames.name(name.text, at: name.bytes)
      guard seen.insert(found).inserted else {
        throw name.wrong("the option '\(found)' stands there twice", hint: "name each once")
      }
      guard known.isEmpty || known.contains(found) else {
        throw FactError(
          "E-ESTIMATE", "the question has no option '\(found)'",
          hint: "options are " + options.joined(separator: ", "), bytes: name.bytes,
          slip: .init(word: found, candidates: options))
      }
      names.append(found)
      shares.append(try OptionShares.share(share))
    }
    for option in options where !seen.contains(option) {
      throw FactError(
        "E-ESTIMATE", "the option '\(option)' has no share", hint: "add \(option):0% if it cannot happen")
    }
    try OptionNames.check(names)
    let given = Dictionary(zip(names, shares)) { first, _ in first }
    let order = options.isEmpty ? names : options
    try self.init(order, order.compactMap { given[$0] })
  }

  /// What adding decimal fractions may add to the sum.
  private static let rounding = 1e-12

  private init(_ names: [String], _ shares: [Probability]) throws(FactError) {
    let sum = shares.reduce(0) { $0 + $1.point }
    let missing = 1 - sum
    guard abs(missing) <= OptionShares.slack + OptionShares.rounding else {
      let difference = Probability.percent(abs(missing))
      throw FactError(
        "E-ESTIMATE",
        "the options add up to \(Probability.percent(sum)), \(difference) too \(missing > 0 ? "little" : "much")",
        hint: missing > 0
          ? "give the missing \(difference) to one of them, or to one more option such as other:\(difference)"
          : "exactly one of them happens: take \(difference) away")
    }
    (self.names, self.shares) = (names, shares)
  }

  private static func share(_ part: EstimatePart) throws(FactError) -> Probability {
    guard Probability.looksNumeric(part.text) else {
      throw part.wrong(
        "'\(part.text)' is no share of an option",
        hint: "shares are numbers such as 60% or 0.6, not words, since they must add up to 100%")
    }
    guard !part.text.contains("..") else {
      throw part.wrong(
        "the range '\(part.text)' is no share of an option", hint: "give one number, such as its middle")
    }
    return try part.placed { text throws(FactError) in try Probability(parsing: text, lexicon: .icd203) }
  }
}
