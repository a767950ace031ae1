import Facts
import Scoring
import Storage

extension Call {
  /// The records that a filter means.
  ///
  /// A speaker in it selects forecasters, under `not` and `or` too; every other term selects predictions.
  func assessments(_ filter: Filter) throws -> [Assessment] {
    let selection = try selection(filter)
    guard filter != .everything else { return try records(of: nil) }
    let all = try snapshot.numbers(of: .prediction)
    let named = try Dictionary(
      filter.speakers.map { handle in (handle, try numbers(forecastBy: handle, among: all)) },
      uniquingKeysWith: { first, _ in first })
    // Somebody whom the filter does not name stands for all the others.
    let chosen = all.filter { id in
      selection(id, nil) || named.contains { $1.contains(id) && selection(id, $0) }
    }
    let crowds = try crowds(in: filter)
    return try records(of: chosen, with: crowds).filter { record in
      filter.speakers.isEmpty
        || selection(record.id, named[record.forecaster] == nil ? nil : record.forecaster)
    }
  }

  private func numbers(forecastBy forecaster: Handle, among all: [Int]) throws -> Set<Int> {
    forecaster.isReserved
      ? Set(all) : try numbers(of: .prediction, meeting: .term(.speaker(forecaster)))
  }

  /// Whether a filter means what a forecaster, nil for one whom it does not name, said of a prediction.
  private func selection(_ filter: Filter) throws -> (_ prediction: Int, _ forecaster: Handle?) -> Bool {
    guard filter != .everything else { return { _, _ in true } }
    guard !filter.speakers.isEmpty else {
      let numbers = try numbers(of: .prediction, meeting: filter)
      return { prediction, _ in numbers.contains(prediction) }
    }
    switch filter {
    case .term(.speaker(let handle)): return { $1 == handle }
    case .everything, .term: return { _, _ in true }
    case .all(let parts):
      let selections = try parts.map(selection)
      return { prediction, forecaster in selections.allSatisfy { $0(prediction, forecaster) } }
    case .any(let parts):
      let selections = try parts.map(selection)
      return { prediction, forecaster in selections.contains { $0(prediction, forecaster) } }
    case .not(let part):
      let selection = try selection(part)
      return { !selection($0, $1) }
    }
  }

  /// All records of a prediction, in the order in which the forecasters came to it.
  func assessments(of id: Int) throws -> [Assessment] {
    let today = try today()
    let columns = try snapshot.recordColumns(of: id, madeBy: today)
    return try records(in: RecordBook(columns, nil, asOf: today, recordReader)).map(\.complete)
  }

  private func records(of chosen: [Int], with crowds: [Crowd]) throws -> [Assessment] {
    guard !crowds.isEmpty else { return try records(of: chosen) }
    let fewest = try fewestOfCrowd()
    return try everyone(on: chosen).flatMap { everyone in
      everyone + crowds.compactMap { $0.record(of: everyone, atLeast: fewest) }
    }
  }

  /// All records of some predictions, those of each together, in the order of predictions.
  func everyone(on predictions: [Int]) throws -> [[Assessment]] {
    try records(of: predictions).reduce(into: []) { groups, record in
      if groups.last?.first?.id == record.id {
        groups[groups.count - 1].append(record)
      } else {
        groups.append([record])
      }
    }
  }

  /// The records of some predictions, or of all.
  private func records(of predictions: [Int]?) throws -> [Assessment] {
    let count = try predictions?.count ?? snapshot.count(.prediction)
    guard try self.predictions.isMany(count, in: snapshot) else {
      return try (predictions ?? snapshot.numbers(of: .prediction)).flatMap(assessments)
    }
    let today = try today()
    let columns = try snapshot.recordColumns(madeBy: today)
    let book = RecordBook(columns, try snapshot.plainQuestions(), asOf: today, recordReader)
    guard let chosen = predictions.map(Set.init) else { return try records(in: book) }
    return try records(in: book) { chosen.contains($0) }
  }

  private func records(
    in book: RecordBook, where isChosen: (_ prediction: Int) -> Bool = { _ in true }
  ) throws -> [Assessment] {
    let (missing, today) = (book.missing.filter(isChosen), try today())
    try predictions.expect(missing.count, in: snapshot)
    for id in missing {
      guard let (prediction, resolutions) = try predictions.prediction(id, in: snapshot) else { continue }
      book.add(
        prediction,
        try prediction.terms.map {
          try settlement(of: prediction, resolutions, under: $0, knownBy: today)
        })
    }
    var records: [Assessment] = []
    // A list of very many that grows would be copied again and again.
    records.reserveCapacity(book.places.count)
    for place in book.places where isChosen(book.id(place)) {
      if let record = Assessment(book, place: place) { records.append(record) }
    }
    return records
  }
}

extension Filter {
  /// The speakers whom the filter names anywhere.
  fileprivate var speakers: [Handle] {
    switch self {
    case .term(.speaker(let handle)): [handle]
    case .all(let parts), .any(let parts): parts.flatMap(\.speakers)
    case .not(let part): part.speakers
    case .everything, .term: []
    }
  }
}
