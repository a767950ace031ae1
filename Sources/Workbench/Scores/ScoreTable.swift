import Facts
import Presentation
import Scoring

extension Table {
  /// One line a group.
  static func scores(_ groups: [GroupScore]) -> Table {
    let numbers = ["scored", "void", "ambiguous", "pending", "mean", "95 %", "first", "last", "log", "skill"]
    return Table(
      [Column("group", minimum: 16)] + numbers.map { Column($0, .right) },
      rows: groups.map { [Phrase($0.key, .strong)] + $0.cells.map { Phrase($0) } })
  }
}

extension GroupScore {
  /// The numbers of its line, in the order of the columns.
  fileprivate var cells: [String] {
    [
      "\(summary.scored) of \(predictions)", String(summary.void), String(summary.ambiguous), String(pending),
      summary.mean.display(), interval, summary.first.display(), summary.last.display(),
      summary.log.display(), summary.skill.display(2),
    ]
  }

  /// What a reader must know before quoting its numbers.
  fileprivate var remarks: [Block] { skillRemark + infinities + unscorables }

  fileprivate var prefix: String { key == "all" ? "" : "\(key): " }

  private var infinities: [Block] {
    summary.infinite.map { infinite in
      let causes = infinite.forecasts.map { "f\($0)" }.joined(separator: ", ")
      return .line(
        Phrase(
          "\(prefix)log is infinite because of p\(infinite.prediction) (\(causes)): certain, and wrong", .bad)
      )
    }
  }

  private var unscorables: [Block] {
    guard summary.unscorable > 0 else { return [] }
    let words = "resolved but with no forecast that can be scored; 'explain' says why"
    return [.line(Phrase("\(prefix)\(summary.unscorable) \(words)", .dim))]
  }
}

extension [Block] {
  /// The table, then what the numbers are and where they end.
  static func scoreTable(
    _ groups: [GroupScore], rule: ScoringRule, against yardstick: Yardstick
  ) -> [Block] {
    let caption =
      "\(rule.caption); 95 % \(groups.unit); log in nats; skill against \(yardstick.baseline.caption)"
    return [.table(.scores(groups)), .paragraph(Phrase(caption, .dim))] + yardstick.citation + tooFew(groups)
      + groups.flatMap(\.remarks)
  }

  /// Which numbers nothing can be concluded from.
  private static func tooFew(_ groups: [GroupScore]) -> [Block] {
    let few = groups.filter(\.summary.isTooFew).map { $0.key == "all" ? "" : " \($0.key)" }
    guard !few.isEmpty else { return [] }
    let words = "fewer than \(ScoreSummary.tooFew) scored predictions, too few to conclude anything"
    let names = few == [""] ? "" : ":" + few.joined(separator: ",")
    return [.paragraph(Phrase(words + names, .bad))]
  }
}

extension [GroupScore] {
  /// What was drawn for their intervals.
  var unit: String {
    guard contains(where: \.isByEvent) else { return "by prediction" }
    return count == 1 ? "by event (\(self[0].summary.events.counted("event")))" : "by event"
  }
}

extension GroupScore {
  /// The baseline's value, where it is not the same for all groups; and the events, where several groups have some.
  fileprivate var skillRemark: [Block] {
    var words: [String] = []
    if isByEvent, key != "all" {
      words.append(
        "\(summary.scored.counted("prediction")) of \(summary.events.counted("event"))")
    }
    let against = summary.againstBaseline
    let skill = "skill \(against.ratio.display(2))\(skillInterval.inParentheses)"
    switch baseline {
    case .probability: break
    case .baseRate:
      guard let rate = against.probability else { break }
      words.append(
        "base rate \((rate * 100).display(1))%, which scores \(against.baselineMean.display()); \(skill)")
    case .speaker(let handle):
      guard records.contains(where: { $0.forecaster != handle }) else {
        words.append("the baseline itself")
        break
      }
      guard against.count > 0 else {
        words.append("no scored prediction and day in common with \(handle)")
        break
      }
      words.append(
        "\(against.mean.display()), \(handle) \(against.baselineMean.display()) on "
          + "\(against.count.counted("common prediction")); \(skill)")
    }
    return words.map { .line(Phrase(prefix + $0, .dim)) }
  }
}

extension Yardstick {
  /// Whether the baseline, being a speaker, says where it is from.
  fileprivate var citation: [Block] {
    guard case .speaker(let handle) = baseline else { return [] }
    let (forecasts, withSource) = cited
    return [
      .line(
        Phrase("\(handle): \(withSource) of \(forecasts.counted("forecast")) with a source", .dim))
    ]
  }

  var json: JSON {
    var members: [JSON.Member] = [
      .init("name", .string(baseline.name)), .init("kind", .string(baseline.kind)),
    ]
    if case .probability(let probability) = baseline {
      members.append(.init("probability", .number(probability.point)))
    }
    if case .speaker = baseline {
      members += [
        .init("forecasts", .integer(cited.forecasts)), .init("with_source", .integer(cited.withSource)),
      ]
    }
    return .object(members)
  }
}
