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

  /// - Parameter isLenient: whether a term that says nothing of this kind means no row, instead of an error.
  func numbers(of kind: Kind, meeting filter: Filter, isLenient: Bool = false) throws -> Set<Int> {
    switch filter {
    case .everything: return try snapshot.numbers(of: kind)
    case .term(.state(let state)) where kind == .prediction: return try predictions(in: state)
    case .term(let term):
      if let numbers = try snapshot.numbers(of: kind, meeting: term) { return numbers }
      guard isLenient else {
        throw wrong("E-FILTER", "this filter says nothing about \(kind.plural)", hint: "'help filters' lists the terms")
      }
      return []
    case .all(let parts):
      let sets = try parts.map { try numbers(of: kind, meeting: $0, isLenient: isLenient) }
      return sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
    case .any(let parts):
      return try parts.reduce(into: []) { $0.formUnion(try numbers(of: kind, meeting: $1, isLenient: isLenient)) }
    case .not(let part):
      return try snapshot.numbers(of: kind).subtracting(numbers(of: kind, meeting: part, isLenient: isLenient))
    }
  }

  private func predictions(in state: String) throws -> Set<Int> {
    let today = try today()
    return try snapshot.numbers(of: .prediction).filter { id in
      let settlement = try settlement(of: id)
      switch state {
      case "due", "overdue":
        guard settlement == .open, let prediction = try snapshot.prediction(id) else { return false }
        let deadline = prediction.current.deadline.last
        return state == "due" ? deadline == today : deadline < today
      default: return settlement.state == state
      }
    }
  }

  /// Where a prediction stands, by what was known on the as-of day.
  func settlement(of prediction: Int) throws -> Settlement {
    let today = try today()
    return try Settlement.of(
      prediction, condition: { try snapshot.condition(of: $0) },
      resolution: {
        Resolution.inForce(among: try snapshot.resolutions(of: $0, knownBy: today))
      })
  }
}
