@testable import Scoring

extension ReferenceKind {
  /// Whether coders agree.
  static let agreement: [ReferenceKind] = [
    single("cohen_kappa_") { input in
      let pairs = zip(input["a"].numbers, input["b"].numbers).map { (Int($0), Int($1)) }
      let table = Contingency(categories: 3, pairs: pairs)
      return table.kappa(input["w"].text == "quadratic" ? .quadratic : .equal)
    },
    single("fleiss_kappa") { input in
      fleissKappa(input["r"].list.map { $0.numbers.map { Int($0) } }, categories: 3)
    },
    single("krippendorff_alpha_") { input in
      let difference = Difference.all.first { $0.name == input["level"].text }
      let rows = input["r"].list.map { $0.list.map { $0.number.map { Int($0) } } }
      return difference.flatMap { alpha(rows, categories: 3, $0, values: [0, 1, 2]) }
    },
  ]
}
