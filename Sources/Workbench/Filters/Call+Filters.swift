import CommandLanguage
import Facts
import Presentation
import Storage

extension Call {
  /// The rows of some kinds that the command's filter means, in the order of their ids.
  func filtered(_ kinds: [Kind]) throws -> [Identifier] {
    let filter = try filter(arguments.filter)
    return try kinds.flatMap { kind in
      try selection(of: kind, meeting: filter, isLenient: kinds.count > 1).map(snapshot.numbers)?
        .map { Identifier(kind, $0) } ?? []
    }
  }

  func filter(_ words: [Word]) throws -> Filter {
    var parser = try FilterParser(words, self)
    return try parser.filter()
  }

  /// What a filter means of a kind; where it says nothing of it, that is an error, or nil where lenient.
  func selection(of kind: Kind, meeting filter: Filter, isLenient: Bool = false) throws -> Selection? {
    do {
      try refuseCrowds(in: filter)
      return try snapshot.selection(
        of: kind, meeting: filter, today: today(), asOf: sitting.asOf, isLenient: isLenient)
    } catch let silent as SilentTerm {
      let word = (arguments.filter + arguments.rest).first { word in
        (try? self.filter([word]).terms.contains(silent.term)) ?? false
      }
      throw Diagnostic(
        "E-FILTER", "\(word.map { "'\($0.text)'" } ?? "this filter") says nothing about \(kind.plural)",
        hint: "'help filters' lists the terms", at: word?.range ?? arguments.verb.range)
    }
  }

  /// Refuses a filter that says nothing of any of these kinds, and says which word it is, as of the last of them.
  func refuseUnheard(_ filter: Filter, of kinds: [Kind]) throws {
    let isHeard = try kinds.contains { try selection(of: $0, meeting: filter, isLenient: true) != nil }
    if !isHeard, let kind = kinds.last { _ = try selection(of: kind, meeting: filter) }
  }

  /// The rows that a filter means; one that says nothing of this kind is an error, or no row where lenient.
  func numbers(of kind: Kind, meeting filter: Filter, isLenient: Bool = false) throws -> Set<Int> {
    try selection(of: kind, meeting: filter, isLenient: isLenient).map { Set(try snapshot.numbers($0)) } ?? []
  }

  /// How many rows a filter means, without reading them.
  func count(of kind: Kind, meeting filter: Filter) throws -> Int {
    try selection(of: kind, meeting: filter).map(snapshot.count) ?? 0
  }

  /// Whether the world could know a row on the as-of day; without one, everything that is stored is known.
  func isKnown(_ row: Identifier) throws -> Bool {
    guard let day = sitting.asOf else { return true }
    return try snapshot.isKnown(row, by: day)
  }

  /// Where a prediction stands under its newest terms, by what was known on the as-of day.
  func settlement(of prediction: Int) throws -> Settlement { try settlement(of: prediction, under: nil) }

  /// Where a prediction stands under some of its terms, the newest unless given; antecedents stand under their newest.
  func settlement(of id: Int, under terms: Terms?) throws -> Settlement {
    guard let (prediction, resolutions) = try predictions.prediction(id, in: snapshot) else { return .open }
    return try settlement(
      of: prediction, resolutions, under: terms ?? prediction.current, knownBy: today())
  }

  func settlement(
    of prediction: Prediction, _ resolutions: [Resolution], under terms: Terms, knownBy day: Day
  ) throws -> Settlement {
    // Chains of conditions are as long as people make them, and in a foreign file they may lead in a circle.
    var chain = [(prediction: prediction, resolutions: resolutions, terms: terms, day: day)]
    var seen: Set<Int> = []
    let today = try today()
    while let condition = chain[chain.count - 1].terms.condition,
      let (antecedent, found) = try predictions.prediction(condition.antecedent, in: snapshot)
    {
      guard seen.insert(antecedent.id).inserted else {
        throw WorkspaceError.unreadableRow("the condition of \(antecedent.identifier) leads back to it")
      }
      chain.append((antecedent, found, antecedent.current, today))
    }
    return chain.reversed().reduce(.open) { settled, link in
      Settlement.given(
        link.terms.condition, antecedent: { _ in settled },
        otherwise: {
          .answer(to: link.terms, of: link.prediction, by: link.resolutions, knownBy: link.day)
        })
    }
  }
}
