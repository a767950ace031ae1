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
  fileprivate var remarks: [Block] { infinities + unscorables }

  fileprivate var prefix: String { key == "all" ? "" : "\(key): " }

  private var infinities: [Block] {
    summary.infinite.map { infinite in
      let causes = infinite.forecasts.map { "f\($0)" }.joined(separator: ", ")
      return .line(
        Phrase(
          "\(prefix)log is infinite because of p\(infinite.prediction) (\(causes)): certain, and wrong", .bad))
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
  static func scoreTable(_ groups: [GroupScore], rule: ScoringRule, baseline: Probability) -> [Block] {
    [
      .table(.scores(groups)),
      .line(Phrase("\(rule.caption); log in nats; skill against \(baseline.stated)", .dim)),
    ] + tooFew(groups) + groups.flatMap(\.remarks)
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
