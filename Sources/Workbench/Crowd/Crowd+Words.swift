import Facts
import Presentation
import Scoring

extension [Block] {
  /// What a reader must know before quoting the score of a crowd, for each that is among the groups.
  static func crowdRemarks(_ groups: [GroupScore]) -> [Block] {
    groups.crowds.map { handle, records in .paragraph(Phrase(records.words(of: handle), .dim)) }
  }
}

extension [GroupScore] {
  /// The records of each crowd, in the order of the groups.
  fileprivate var crowds: [(handle: Handle, records: [Assessment])] {
    var places: [Handle: Int] = [:]
    var crowds: [(handle: Handle, records: [Assessment])] = []
    for record in flatMap(\.records) where record.crowd != nil {
      let place = places[record.forecaster] ?? crowds.count
      if place == crowds.count { crowds.append((record.forecaster, [])) }
      places[record.forecaster] = place
      crowds[place].records.append(record)
    }
    return crowds
  }

  /// What each crowd was computed from, one element for each prediction; nothing where there is none.
  var crowdMembers: [JSON.Member] {
    let crowds = crowds
    return crowds.isEmpty ? [] : [.init("crowds", json(of: crowds))]
  }

  private func json(of crowds: [(handle: Handle, records: [Assessment])]) -> JSON {
    .array(
      crowds.map { handle, records in
        let basis = records.first?.crowd
        return .object([
          .init("crowd", .string(handle.description)), .init("way", .optional(basis?.crowd.aggregator.name)),
          .init("source", .optional(basis?.crowd.aggregator.source)),
          .init("without", .optional(basis?.crowd.without)),
          .init("fewest", .integer(basis?.fewest ?? Crowd.fewestUnlessSet)),
          .init(
            "predictions",
            .array(
              records.map { record in
                .object([
                  .init("prediction", .string(record.prediction.identifier.description)),
                  .init("speakers", .integer(record.crowdSize)),
                  .init("from", .optional(record.crowdDays?.lowerBound)),
                  .init("through", .optional(record.crowdDays?.upperBound)),
                  .init("silent_because", .optional(record.silence)),
                  .init("undefined_days", .integer(record.undefinedDays)),
                ])
              })),
        ])
      })
  }
}

extension Assessment {
  /// From the first day on which a crowd speaks through the last; nil where it never does.
  var crowdDays: ClosedRange<Day>? {
    let segments = parts.flatMap(\.standing.segments)
    guard let first = segments.map(\.from).min(), let last = segments.map(\.through).max(), first <= last
    else { return nil }
    return first...last
  }

  /// How many of those whom a crowd counts had a forecast that stood.
  var crowdSize: Int {
    crowd?.members.count { $0.parts.contains { !$0.standing.segments.isEmpty } } ?? 0
  }

  /// The days on which enough forecasts stood and yet could not be combined, so that they are missing in the score.
  var undefinedDays: Int {
    guard let crowd else { return 0 }
    return parts.reduce(0) { count, part in
      let members = crowd.members.flatMap(\.parts).filter { $0.terms.id == part.terms.id }
      let spoken = Set(part.standing.segments.map(\.from))
      let undefined = Aggregator.stages(of: members.map(\.standing)).filter { stage in
        stage.members.count >= crowd.fewest && !spoken.contains(stage.from)
          && crowd.crowd.aggregator.combine(stage.members.map(\.segment.distribution)) == nil
      }
      return count + undefined.reduce(0) { $0 + $1.through.days(since: $1.from) + 1 }
    }
  }

  /// Why a crowd never speaks; nil where it does.
  var silence: String? {
    crowdDays == nil ? parts.compactMap(\.standing.unscorable).last?.description ?? "it never stood" : nil
  }
}

extension [Assessment] {
  /// Such as `@crowd-median: the median, each day, of 2 or more forecasts that stand; 2 to 5 speakers a prediction`.
  fileprivate func words(of handle: Handle) -> String {
    guard let basis = first?.crowd else { return "" }
    let sizes = map(\.crowdSize)
    let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
    let speaking = compactMap(\.crowdDays)
    let start = speaking.map(\.lowerBound).min().map { ", from \($0) on" } ?? ""
    let silent = filter { $0.crowdDays == nil }
    var words = "\(handle): computed each day while \(basis.fewest) or more forecasts stand ('set crowd'); "
    words +=
      "\(least == most ? "\(most)" : "\(least) to \(most)") speaker\(most == 1 ? "" : "s") a prediction"
    if let without = basis.crowd.without { words += ", \(without) left out" }
    words += "; it speaks on \(speaking.count) of \(count)\(start)"
    let undefined = filter { $0.undefinedDays > 0 && $0.crowdDays != nil }
    if !undefined.isEmpty {
      let days = undefined.reduce(0) { $0 + $1.undefinedDays }
      words +=
        "; undefined on \(days) days of \(undefined.map(\.prediction.identifier).shortened), which are missing"
    }
    guard !silent.isEmpty else { return words }
    let reasons = Dictionary(grouping: silent) { $0.silence ?? "" }.sorted { $0.key < $1.key }
    return words
      + reasons.map { reason, records in
        "; silent on \(records.map(\.prediction.identifier).shortened): \(reason)"
      }.joined()
  }
}
