import Facts
import Scoring

/// What is behind the scores of some speakers: how much of what they said can be scored, and why the rest cannot.
struct AuditReport {
  /// One thing that is counted, with the rows and the number they are taken from.
  struct Line {
    /// Such as `uncoded`, as programs know it.
    let measure: String
    let words: String
    let rows: [Identifier]
    /// Of how many, and of what; nil for a number that is the whole.
    var whole: (count: Int, words: String)?

    var share: Double? { whole.flatMap { $0.count > 0 ? Double(rows.count) / Double($0.count) : nil } }
    var interval: ClosedRange<Double>? {
      whole.flatMap { wilsonInterval(successes: Double(rows.count), trials: $0.count) }
    }
  }

  struct Section {
    let name: String
    let lines: [Line]
  }

  struct Group {
    let key: String
    let sections: [Section]
    let conditionals: Conditionals
    /// Who coded the resolutions that hold, with how many.
    let coders: [(coder: Handle, count: Int)]

    func count(_ measure: String) -> Int {
      sections.flatMap(\.lines).first { $0.measure == measure }?.rows.count ?? 0
    }
  }

  /// The predictions that count only under a condition.
  struct Conditionals {
    struct Entry {
      let record: Assessment
      let condition: Condition
      let entry: ConditionalLedger.Entry
    }

    let entries: [Entry]
    var ledger: ConditionalLedger { ConditionalLedger(entries.map(\.entry)) }
    var coverageInterval: ClosedRange<Double>? {
      wilsonInterval(successes: Double(ledger.scored), trials: ledger.scored + ledger.void)
    }
  }

  let asOf: Day
  /// All together first, unless only one speaker is meant.
  let groups: [Group]
  /// Whether the filter says nothing of claims, so that these are missing.
  let isWithoutClaims: Bool
}

extension AuditReport {
  /// What there is of one speaker, or of all.
  struct Material {
    let claims: [SaidStatement]
    let records: [Assessment]
    /// The resolutions that settle something, with the deadline of their terms.
    let resolutions: [(resolution: Resolution, deadline: Day, forecasters: Set<Handle>)]
    /// Resolutions for which there is evidence.
    let evidenced: Set<Int>
    let asOf: Day
  }

  /// A claim with what was made of it.
  struct SaidStatement: Hashable {
    let claim: Int
    let kind: String?
    var isHedged: Bool
    let predictions: [Int]
  }

  static func group(_ key: String, _ material: Material) -> Group {
    let byCoder = Dictionary(grouping: material.resolutions, by: \.resolution.coder)
    return Group(
      key: key,
      sections: [
        Section(name: "claims", lines: material.claimLines),
        Section(name: "predictions", lines: material.predictionLines),
        Section(name: "forecasts", lines: material.forecastLines),
        Section(name: "resolutions", lines: material.resolutionLines),
      ],
      conditionals: Conditionals(of: material.records),
      coders: byCoder.map { ($0.key, $0.value.count) }.sorted {
        ($1.count, $0.coder.name) < ($0.count, $1.coder.name)
      })
  }
}

extension AuditReport.Line {
  init(
    _ measure: String, _ words: String, _ kind: Kind, _ numbers: [Int],
    of whole: (count: Int, words: String)? = nil
  ) {
    self.init(
      measure: measure, words: words, rows: Set(numbers).sorted().map { Identifier(kind, $0) }, whole: whole)
  }
}
