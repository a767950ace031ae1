import Facts
import Scoring

/// How two coders labelled what both of them labelled.
struct PairAgreement: Sendable {
  let first: Handle
  let second: Handle
  let table: Contingency
}

extension PairAgreement {
  /// Tables for every two coders over the same categories.
  struct Collection {
    private let categories: Int
    private var tables: [[Handle]: Contingency] = [:]

    init(categories: Int) {
      self.categories = categories
    }

    /// Adds the passages of a document that two coders marked from the same beginning to the same end.
    mutating func add(_ spans: [[LabelledSpan]], of coders: [Handle]) {
      for one in coders.indices {
        for other in coders.indices where other > one {
          for (first, second) in SpanRule.spansOnly.pairs(spans[one], spans[other]) {
            add(spans[one][first].label, spans[other][second].label, coders[one], coders[other])
          }
        }
      }
    }

    /// Adds a unit, with the category that each of its coders gave it.
    mutating func add(_ given: [Handle: Int]) {
      let coders = given.keys.sorted { $0.name < $1.name }
      for (place, one) in coders.enumerated() {
        for other in coders[(place + 1)...] {
          if let first = given[one], let second = given[other] { add(first, second, one, other) }
        }
      }
    }

    private mutating func add(_ first: Int, _ second: Int, _ one: Handle, _ other: Handle) {
      tables[[one, other], default: Contingency(categories: categories)].add(first, second)
    }

    /// By handles.
    var all: [PairAgreement] {
      tables.sorted { ($0.key[0].name, $0.key[1].name) < ($1.key[0].name, $1.key[1].name) }
        .map { PairAgreement(first: $0.key[0], second: $0.key[1], table: $0.value) }
    }
  }
}
