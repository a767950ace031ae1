import Facts
import Scoring
import Storage

extension Call {
  /// What cannot go together, of the forecasters and predictions that a filter means.
  func coherence(_ filter: Filter) throws -> CoherenceReport {
    let (today, graph) = (try today(), try snapshot.claimGraph(knownBy: sitting.asOf))
    let records = try assessments(.everything)
    let meant = try filter == .everything ? records : assessments(filter)
    let forecasters = Set(meant.map(\.forecaster))
    var (findings, compared): ([CoherenceReport.Finding], Int) = ([], 0)
    let byForecaster = Dictionary(
      grouping: records.filter { forecasters.contains($0.forecaster) }, by: \.forecaster)
    for (forecaster, records) in byForecaster.sorted(by: { $0.key.name < $1.key.name }) {
      var comparing = Comparing(Opinions(of: records, by: forecaster, through: today), graph)
      comparing.run()
      findings += comparing.findings
      compared += comparing.compared
    }
    let (clashes, answers) = try contradictoryAnswers(graph)
    let report = CoherenceReport(
      asOf: today, forecasters: byForecaster.count, compared: compared, answers: answers,
      leftOut: byForecaster.values.reduce(0) { $0 + $1.count(where: \.isNoStatement) },
      findings: findings + clashes)
    return filter == .everything ? report : try report.about(isMeant(by: filter, among: meant))
  }

  /// Whether a filter means one of a finding's predictions, as forecast by him where somebody did.
  private func isMeant(
    by filter: Filter, among records: [Assessment]
  ) throws -> (CoherenceReport.Finding) -> Bool {
    let meant = Dictionary(grouping: records, by: \.id).mapValues { Set($0.map(\.forecaster)) }
    let predictions = try numbers(of: .prediction, meeting: filter)
    return { finding in
      finding.predictions.contains { row in
        guard let forecaster = finding.forecaster else { return predictions.contains(row.number) }
        return meant[row.number]?.contains(forecaster) ?? false
      }
    }
  }

  /// The answers that links, or the same statement, do not allow beside one another.
  func contradictoryAnswers(
    _ graph: ClaimGraph
  ) throws -> (findings: [CoherenceReport.Finding], answers: Int) {
    var answers: [Int: Resolution] = [:]
    for id in try snapshot.predictionsInQuestion().map(\.id) {
      guard case .resolved(let resolution) = try settlement(of: id) else { continue }
      if resolution.outcome == .yes || resolution.outcome == .no { answers[id] = resolution }
    }
    let clashes = graph.clashes { row in answers[row.number].map { $0.outcome == .yes } }
    let findings = clashes.map { clash in
      CoherenceReport.Finding(
        clash.first.number, clash.second.number, law: clash.relation.law, steps: clash.steps, among: answers)
    }
    let joined = graph.nodes.count { $0.kind == .prediction && answers[$0.number] != nil }
    return (findings + (try unlinkedAnswers(answers, besides: clashes)), joined)
  }

  /// A yes by one deadline and a no by the same or a later one, of the same statement.
  private func unlinkedAnswers(
    _ answers: [Int: Resolution], besides clashes: [ClaimGraph.Clash]
  ) throws -> [CoherenceReport.Finding] {
    var families: [Terms.Wording: [(id: Int, deadline: Day, isYes: Bool)]] = [:]
    for (id, resolution) in answers.sorted(by: { $0.key < $1.key }) {
      guard let terms = try predictions.prediction(id, in: snapshot)?.prediction.current else { continue }
      families[terms.wording, default: []].append((id, terms.deadline.last, resolution.outcome == .yes))
    }
    let known = Set(clashes.map { [$0.first.number, $0.second.number] })
    return families.values.flatMap { family -> [CoherenceReport.Finding] in
      guard let first = family.filter(\.isYes).min(by: { ($0.deadline, $0.id) < ($1.deadline, $1.id) }) else {
        return []
      }
      let failed = family.filter {
        !$0.isYes && $0.deadline >= first.deadline && !known.contains([first.id, $0.id])
      }
      return failed.map { later in
        CoherenceReport.Finding(
          first.id, later.id, law: later.deadline == first.deadline ? .equal : .atMost, steps: [],
          among: answers,
          section: .suggested)
      }
    }.sorted {
      ($0.first.predictions[0], $0.second.predictions[0]) < (
        $1.first.predictions[0], $1.second.predictions[0]
      )
    }
  }
}

extension Assessment {
  /// Whether some of its forecasts are over options or numbers.
  fileprivate var isNoStatement: Bool {
    parts.contains { $0.standing.segments.contains { $0.probability == nil } }
  }
}

extension Link.Relation {
  fileprivate var law: CoherenceLaw {
    switch self {
    case .implies: .atMost
    case .excludes: .atMostOne
    default: .equal
    }
  }
}

extension CoherenceReport.Finding {
  fileprivate init(
    _ first: Int, _ second: Int, law: CoherenceLaw, steps: [Step], among answers: [Int: Resolution],
    section: CoherenceReport.Section = .resolutions
  ) {
    self.init(
      section: section, forecaster: nil, law: law, first: .init(words: "p\(first)", predictions: [first]),
      second: .init(words: "p\(second)", predictions: [second]), steps: steps,
      answers: [first, second].compactMap { id in
        answers[id].map { ($0.identifier, "p\(id) \($0.outcome?.word ?? "open")") }
      })
  }
}
