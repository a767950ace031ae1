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

  /// What each crowd was computed from, one element for each prediction.
  var crowdJSON: JSON {
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
                  .init("speakers", .integer(record.crowd?.members.count ?? 0)),
                  .init("from", .optional(record.crowdDays?.lowerBound)),
                  .init("through", .optional(record.crowdDays?.upperBound)),
                  .init("silent_because", .optional(record.silence)),
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

  /// Why a crowd never speaks; nil where it does.
  var silence: String? {
    crowdDays == nil ? parts.compactMap(\.standing.unscorable).last?.description ?? "it never stood" : nil
  }
}

extension [Assessment] {
  /// Such as `@crowd-median: the median, each day, of 2 or more forecasts that stand; 2 to 5 speakers a prediction`.
  fileprivate func words(of handle: Handle) -> String {
    guard let basis = first?.crowd else { return "" }
    let sizes = compactMap { $0.crowd?.members.count }
    let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
    let speaking = compactMap(\.crowdDays)
    let start = speaking.map(\.lowerBound).min().map { ", from \($0) on" } ?? ""
    let silent = filter { $0.crowdDays == nil }
    var words = "\(handle): computed each day while \(basis.fewest) or more forecasts stand ('set crowd'); "
    words += "\(least == most ? "\(most)" : "\(least) to \(most)") speakers a prediction"
    if let without = basis.crowd.without { words += ", \(without) left out" }
    words += "; it speaks on \(speaking.count) of \(count)\(start)"
    guard !silent.isEmpty else { return words }
    let reasons = Dictionary(grouping: silent) { $0.silence ?? "" }.sorted { $0.key < $1.key }
    return words
      + reasons.map { reason, records in
        "; silent on \(records.map(\.prediction.identifier).shortened): \(reason)"
      }.joined()
  }
}
