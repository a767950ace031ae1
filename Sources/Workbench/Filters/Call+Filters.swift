import CommandLanguage
import Facts
import Presentation
import Storage

extension Call {
  /// The rows of some kinds that the command's filter means, in the order of their ids.
  func filtered(_ kinds: [Kind]) throws -> [Identifier] {
    let filter = try filter(arguments.filter)
    return try kinds.flatMap { kind in
      try numbers(of: kind, meeting: filter, isLenient: kinds.count > 1).sorted().map { Identifier(kind, $0) }
    }
  }

  func filter(_ words: [Word]) throws -> Filter {
    var parser = FilterParser(words, self)
    return try parser.filter()
  }

  /// The rows that a filter means; one that says nothing of this kind is an error, or no row where lenient.
  func numbers(of kind: Kind, meeting filter: Filter, isLenient: Bool = false) throws -> Set<Int> {
    let numbers = try meaning(of: filter, for: kind, isLenient: isLenient) ?? []
    guard let day = sitting.asOf else { return numbers }
    guard let known = try snapshot.numbers(of: kind, knownBy: day) else {
      return try numbers.filter { try isKnown(Identifier(kind, $0)) }
    }
    return numbers.intersection(known)
  }

  /// Whether the world could know a row on the as-of day; without one, everything that is stored is known.
  func isKnown(_ row: Identifier) throws -> Bool {
    guard let day = sitting.asOf else { return true }
    // What is said of rows that nobody could know tells of them.
    switch row.kind {
    case .link:
      guard let link = try snapshot.link(row.number) else { return true }
      return try isKnown(link.from) && isKnown(link.to)
    case .note: return try snapshot.note(row.number).map { try isKnown($0.subject) } ?? true
    default: return try snapshot.isKnown(row, by: day)
    }
  }

  /// The rows that a filter means, or nil where it says nothing of this kind: then its opposite says nothing either.
  private func meaning(of filter: Filter, for kind: Kind, isLenient: Bool) throws -> Set<Int>? {
    switch filter {
    case .everything: return try snapshot.numbers(of: kind)
    case .term(.state(let state)) where kind == .prediction: return try predictions(in: state)
    case .term(.known(let days)) where kind == .prediction: return try predictions(knownIn: days)
    case .term(let term):
      if let numbers = try snapshot.numbers(of: kind, meeting: term) { return numbers }
      guard isLenient else {
        throw wrong(
          "E-FILTER", "this filter says nothing about \(kind.plural)", hint: "'help filters' lists the terms")
      }
      return nil
    case .all(let parts):
      let sets = try parts.compactMap { try meaning(of: $0, for: kind, isLenient: isLenient) }
      return sets.count == parts.count ? sets.dropFirst().reduce(sets[0]) { $0.intersection($1) } : nil
    case .any(let parts):
      let sets = try parts.compactMap { try meaning(of: $0, for: kind, isLenient: isLenient) }
      return sets.isEmpty ? nil : sets.reduce(into: []) { $0.formUnion($1) }
    case .not(let part):
      return try meaning(of: part, for: kind, isLenient: isLenient).map {
        try snapshot.numbers(of: kind).subtracting($0)
      }
    }
  }

  /// The predictions whose resolution in force became known in some days.
  private func predictions(knownIn days: DayBounds) throws -> Set<Int> {
    try snapshot.numbers(of: .prediction).filter { id in
      guard case .resolved(let resolution) = try settlement(of: id), let known = resolution.known?.first
      else {
        return false
      }
      return days.first.map { $0 <= known } ?? true && days.last.map { known <= $0 } ?? true
    }
  }

  private func predictions(in state: String) throws -> Set<Int> {
    let today = try today()
    return try snapshot.numbers(of: .prediction).filter { id in
      let settlement = try settlement(of: id)
      switch state {
      case "due", "overdue":
        guard settlement.state == "open", let found = try predictions.prediction(id, in: snapshot) else {
          return false
        }
        let deadline = found.prediction.current.deadline.last
        return state == "due" ? deadline == today : deadline < today
      default: return settlement.state == state
      }
    }
  }

  /// Where a prediction stands under its newest terms, by what was known on the as-of day.
  func settlement(of prediction: Int) throws -> Settlement { try settlement(of: prediction, under: nil) }

  /// Where a prediction stands under some of its terms, the newest unless given; antecedents stand under their newest.
  func settlement(of id: Int, under terms: Terms?) throws -> Settlement {
    guard let (prediction, resolutions) = try predictions.prediction(id, in: snapshot) else { return .open }
    let terms = terms ?? prediction.current
    let today = try today()
    return try Settlement.given(
      terms.condition, antecedent: { try settlement(of: $0) },
      otherwise: { .answer(to: terms, of: prediction, by: resolutions, knownBy: today) })
  }
}
