import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == Bool {
  static var adjusted: Parameter {
    Parameter("adjusted", .flag, "allow for how hard each speaker's questions were; 'help difficulty'")
  }
}

/// The scores of speakers who answered different questions, put on one footing.
private struct AdjustedScores {
  let kind: QuestionKind
  let rule: ScoringRule
  /// In the order in which they stand in the records.
  let speakers: [Handle]
  let cells: [DifficultyAdjustment.Score]
  let fit: DifficultyAdjustment?
  /// Scores that are infinite, which no effect can be added to.
  let infinite: [(speaker: Handle, prediction: Int)]

  init(_ records: [Assessment], _ kind: QuestionKind, rule: ScoringRule) {
    (self.kind, self.rule) = (kind, rule)
    speakers = Set(records.map(\.forecaster)).sorted { $0.name < $1.name }
    let places = Dictionary(uniqueKeysWithValues: zip(speakers, speakers.indices))
    var (cells, infinite) = ([DifficultyAdjustment.Score](), [(speaker: Handle, prediction: Int)]())
    for record in records {
      guard let mean = record.score(rule)?.mean, let place = places[record.forecaster] else { continue }
      if mean.isFinite {
        cells.append(.init(forecaster: place, item: record.id, value: mean))
      } else {
        infinite.append((record.forecaster, record.id))
      }
    }
    (self.cells, self.infinite) = (cells, infinite)
    fit = DifficultyAdjustment(cells)
  }

  /// The groups of speakers that are joined by common questions, the largest first.
  var groups: [[DifficultyAdjustment.Adjusted]] {
    let groups = Dictionary(grouping: fit?.forecasters ?? [], by: \.group)
    return groups.values.sorted { ($1.count, $0[0].forecaster) < ($0.count, $1[0].forecaster) }
  }

  func numberOfItems(in group: [DifficultyAdjustment.Adjusted]) -> Int {
    let members = Set(group.map(\.forecaster))
    return Set(cells.filter { members.contains($0.forecaster) }.map(\.item)).count
  }
}

extension Call {
  /// What `score adjusted` shows.
  func adjustedScores() throws -> Page {
    if let per = self[.per], per.name != "speaker" {
      throw wrong(.per, "E-CHOICE", "only speakers can be adjusted", hint: "write per speaker adjusted")
    }
    guard self[.withCrowds] == nil else {
      throw wrong(
        .withCrowds, "E-CHOICE",
        "a crowd is made of the others' forecasts, so it cannot be adjusted with them",
        hint: "leave out either 'with' or 'adjusted'")
    }
    let records = try assessments(filter(arguments.filter)).filter { $0.crowd == nil }
    let (asked, kinds) = (self[.rule], records.kinds)
    let known = kinds.filter { asked?.knows($0.type) ?? true }
    // Scores of one kind are never set against those of another.
    let scores = (known.isEmpty ? [.binary] : known).map { kind in
      AdjustedScores(records.only(kind), kind, rule: asked ?? kind.rule)
    }
    guard scores.count > 1 else { return Page(scores[0].page, json: scores[0].json, list: "groups") }
    return Page(
      scores.flatMap { [.gap] + $0.page }.dropFirst().map(\.self),
      json: .object([.init("kinds", .array(scores.map(\.json)))]), list: "kinds")
  }
}

extension AdjustedScores {
  /// Under the name of its kind of question, where that is not the usual one.
  var page: [Block] {
    kind == .binary ? blocks : [.line(Phrase(kind.title, .strong))] + blocks
  }

  private var blocks: [Block] {
    guard let fit else { return [.line("nothing is scored yet, so that nothing can be adjusted")] + remarks }
    let groups = groups
    let rows = groups.enumerated().flatMap { number, group in
      group.map { row($0, group: groups.count > 1 ? String(number + 1) : nil) }
    }
    let columns = [
      Column("speaker", minimum: 16), Column("scored", .right), Column("mean", .right),
      Column("adjusted", .right), Column("±", .right), Column("95 %", .right),
    ]
    let table = Table((groups.count > 1 ? [Column("group", .right)] : []) + columns, rows: rows)
    return [.table(table), .paragraph(Phrase(caption(fit), .dim))] + connections(groups) + remarks
  }

  private func row(_ adjusted: DifficultyAdjustment.Adjusted, group: String?) -> [Phrase] {
    let interval = adjusted.interval.map {
      "\($0.lowerBound.display(2)) to \($0.upperBound.display(2))"
    }
    return (group.map { [Phrase($0)] } ?? []) + [
      Phrase(speakers[adjusted.forecaster].description, .strong), Phrase(String(adjusted.count)),
      Phrase(adjusted.mean.display()), Phrase(adjusted.adjusted.display()),
      Phrase(adjusted.standardError.display()), Phrase(interval ?? "–"),
    ]
  }

  private func caption(_ fit: DifficultyAdjustment) -> String {
    let error =
      fit.variance == nil
      ? "no error can be told: as many effects as scores"
      : fit.forecasters.first?.standardError == nil
        ? "no errors are computed above \(DifficultyAdjustment.mostWithErrors) speakers"
        : "± is the standard error of least squares and 95 % Student's t, degrees of freedom: \(fit.degrees)"
    return
      "\(rule.caption(kind)); score = speaker + question, by least squares; scores: \(cells.count), questions: "
      + "\(fit.items.count); adjusted is the mean to expect had all answered all; \(error)"
  }

  /// Who cannot be compared with whom.
  private func connections(_ groups: [[DifficultyAdjustment.Adjusted]]) -> [Block] {
    guard groups.count > 1 else { return [] }
    let names = groups.enumerated().map { number, group in
      "\(number + 1): " + group.map { speakers[$0.forecaster].description }.joined(separator: ", ")
        + " (questions: \(numberOfItems(in: group)))"
    }
    return [
      .paragraph(
        Phrase(
          "no common question joins these groups, so that nobody of one can be compared with one of another: "
            + names.joined(separator: "; "), .bad))
    ]
  }

  private var remarks: [Block] {
    let unscored = speakers.indices.filter { place in !cells.contains { $0.forecaster == place } }
    var blocks: [Block] = []
    if !unscored.isEmpty {
      let names = unscored.map { speakers[$0].description }.joined(separator: ", ")
      blocks.append(.paragraph(Phrase("without a score, and left out: \(names)", .dim)))
    }
    if !infinite.isEmpty {
      let names = infinite.map { "\($0.speaker) on p\($0.prediction)" }.joined(separator: ", ")
      blocks.append(.paragraph(Phrase("infinite, and left out: \(names)", .bad)))
    }
    return blocks
  }

  private var type: [JSON.Member] {
    kind.members(rule).filter { ["type", "unit"].contains($0.key) }
  }

  var json: JSON {
    .object(
      [
        .init("rule", .string(rule.name)), .init("range", .range(of: rule)), .init("per", "speaker"),
      ] + type + [
        .init("adjusted", true), .init("scores", .integer(cells.count)),
        .init("degrees", fit.map { .integer($0.degrees) } ?? .null),
        .init("variance", .optional(fit?.variance)),
        .init(
          "groups",
          .array(
            groups.enumerated().flatMap { number, group in
              group.map { json($0, group: number + 1) }
            })),
        .init(
          "questions",
          .array(
            (fit?.items ?? [:]).sorted { $0.key < $1.key }.map { item, effect in
              .object([
                .init("prediction", .string("p\(item)")), .init("effect", .number(effect)),
                .init("speakers", .integer(cells.count { $0.item == item })),
              ])
            })),
        .init(
          "cells",
          .array(
            cells.map { cell in
              .object([
                .init("speaker", .string(speakers[cell.forecaster].description)),
                .init("prediction", .string("p\(cell.item)")), .init("score", .number(cell.value)),
              ])
            })),
        .init(
          "infinite",
          .array(
            infinite.map { cell in
              .object([
                .init("speaker", .string(cell.speaker.description)),
                .init("prediction", .string("p\(cell.prediction)")),
              ])
            })),
      ])
  }

  private func json(_ adjusted: DifficultyAdjustment.Adjusted, group: Int) -> JSON {
    .object([
      .init("key", .string(speakers[adjusted.forecaster].description)),
      .init("scored", .integer(adjusted.count)), .init("mean", .number(adjusted.mean)),
      .init("adjusted", .number(adjusted.adjusted)), .init("error", .optional(adjusted.standardError)),
      .init(
        "interval",
        adjusted.interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      .init("group", .integer(group)),
    ])
  }
}
