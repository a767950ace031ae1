import Facts
import Presentation
import Scoring
import Storage

extension Call {
  func page(_ report: CoherenceReport) throws -> Page {
    var blocks: [Block] = []
    for section in CoherenceReport.Section.allCases {
      let findings = report.findings.filter { $0.section == section }
      guard !findings.isEmpty else { continue }
      blocks += [.gap, .line(Phrase(section.title, .strong))]
      for finding in findings {
        blocks.append(.item(finding.headline))
        blocks += finding.particulars.map { .line(Phrase("    ") + $0) }
        blocks += try finding.predictions.map {
          .line(
            Phrase("    ", .dim) + Phrase("\($0)", .dim, .there("\($0)")) + Phrase("  ", .dim)
              + (try words(of: $0)))
        }
      }
    }
    if report.findings.isEmpty { blocks.append(.line("nothing that cannot go together")) }
    return Page(
      Array(blocks.first == .gap ? blocks.dropFirst() : blocks[...]) + [
        .gap, .paragraph(Phrase(report.scope, .dim)),
      ],
      json: report.json, list: "findings")
  }
}

extension CoherenceReport {
  fileprivate var scope: String {
    let people = "\(forecasters) forecaster\(forecasters == 1 ? "" : "s")"
    let words = "\(people), \(compared) pair\(compared == 1 ? "" : "s") compared; \(answers) linked answer"
    let others = leftOut == 0 ? "" : "; \(leftOut) left out that are no statements of yes or no"
    return words + (answers == 1 ? "" : "s") + others + "; as of \(asOf)"
      + (findings.contains { !$0.breaches.isEmpty }
        ? ". Sure loss: what bets of 1 on each side at these odds lose whatever happens." : "")
  }

  fileprivate var json: JSON {
    .object([
      .init("as_of", .string(asOf.description)), .init("forecasters", .integer(forecasters)),
      .init("compared", .integer(compared)), .init("answers", .integer(answers)),
      .init("left_out", .integer(leftOut)),
      .init("coherent", .bool(certain.isEmpty)), .init("findings", .array(findings.map(\.json))),
    ])
  }
}

extension CoherenceReport.Finding {
  /// Such as `P(p1) ≤ P(p2)`.
  fileprivate var rule: String {
    switch law {
    case .atMost: "\(first.words) ≤ \(second.words)"
    case .atMostOne: "\(first.words) + \(second.words) ≤ 1"
    case .equal: "\(first.words) = \(second.words)"
    case .impossible: "\(first.words) = 0"
    }
  }

  fileprivate var headline: Phrase {
    let reason = steps.isEmpty ? "" : ": " + steps.words
    guard let forecaster, let worst else {
      let answers = answers.map { "\($0.outcome) (\($0.resolution))" }.joined(separator: " and ")
      return Phrase(answers, .strong) + Phrase(reason.isEmpty ? ", although both say the same" : reason)
    }
    return Phrase(forecaster.description, .strong)
      + Phrase(" \(rule) broken by \(worst.excess.display(2)), \(days) day\(days == 1 ? "" : "s")\(reason)")
  }

  /// The days and forecasts of the worst breaches, and what would have been coherent in the worst.
  fileprivate var particulars: [Phrase] {
    let worst = breaches.enumerated().sorted {
      ($1.element.excess, $0.offset) < ($0.element.excess, $1.offset)
    }
    .prefix(3).map(\.offset).sorted().map { breaches[$0] }
    let more = breaches.count - worst.count
    return worst.map(\.words) + (more > 0 ? [Phrase("and \(more) more spans of days", .dim)] : [])
      + (self.worst.map { [Phrase(remedy(of: $0), .dim)] } ?? [])
      + (breaches.contains(where: \.isSure)
        ? [] : [Phrase("by the middle of words or ranges; they can be meant so that it holds", .dim)])
  }

  private func remedy(of breach: Incoherence) -> String {
    let (first, second) = (breach.first.probability, breach.second.probability)
    let nearest = law.nearest(first, second)
    let both = "nearest \(percent(nearest.first)) and \(percent(nearest.second))"
    return switch law {
    case .atMost:
      "coherent: \(self.first.words) at most \(percent(second)), or \(self.second.words) at least \(percent(first)); \(both)"
    case .atMostOne: "coherent: together at most 100%; \(both)"
    case .equal: "coherent: the same; \(both)"
    case .impossible: "coherent: 0%, since it implies what excludes it"
    }
  }
}

/// To a hundredth of a percent.
private func percent(_ probability: Double) -> String {
  Probability.percent((probability * 10_000).rounded() / 10_000)
}

extension Incoherence {
  fileprivate var words: Phrase {
    let span = days == 1 ? from.description : "\(from)..\(through)"
    return Phrase("\(span)  ", .dim)
      + Phrase("\(first.words) and \(second.words), sure loss \(excess.display(2))")
  }

  fileprivate var json: JSON {
    .object([
      .init("from", .string(from.description)), .init("through", .string(through.description)),
      .init("days", .integer(days)), .init("first", first.json), .init("second", second.json),
      .init("excess", .number(excess)), .init("sure_loss", .number(excess)), .init("is_sure", .bool(isSure)),
    ])
  }
}

extension Belief {
  /// Such as `f1 70%`, or `f1 80%, f3 50% (40%)`.
  fileprivate var words: String {
    let words = inputs.map { "f\($0.forecast) \(percent($0.probability))" }.joined(separator: ", ")
    return inputs.count == 1 && inputs[0].probability == probability
      ? words : "\(words) (\(percent(probability)))"
  }

  fileprivate var json: JSON {
    .object([
      .init("probability", .number(probability)),
      .init("range", .array([.number(range.lowerBound), .number(range.upperBound)])),
      .init(
        "forecasts",
        .array(
          inputs.map {
            .object([.init("id", .string("f\($0.forecast)")), .init("probability", .number($0.probability))])
          })),
    ])
  }
}

extension CoherenceReport.Finding {
  fileprivate var json: JSON {
    .object([
      .init("section", .string(section.rawValue)), .init("forecaster", .optional(forecaster)),
      .init("law", .string(law.rawValue)), .init("rule", .string(rule)),
      .init("first", first.json), .init("second", second.json), .init("steps", steps.json),
      .init("sure_loss", .optional(worst?.excess)), .init("days", .integer(days)),
      .init("breaches", .array(breaches.map(\.json))),
      .init(
        "answers",
        .array(
          answers.map {
            .object([
              .init("resolution", .string($0.resolution.description)), .init("answer", .string($0.outcome)),
            ])
          })),
      .init("predictions", .array(predictions.map { .string($0.description) })),
    ])
  }
}

extension CoherenceReport.Quantity {
  fileprivate var json: JSON {
    .object([
      .init("expression", .string(words)),
      .init("predictions", .array(predictions.map { .string("p\($0)") })),
    ])
  }
}
