import CommandLanguage
import Facts
import Scoring

extension Parameter where Value == [Handle] {
  /// Crowds to set beside the speakers.
  static var withCrowds: Parameter {
    let shape = Shape<[Handle]>(
      "@crowd-a,@crowd-b", suggests: .crowds,
      reading: { text throws(FactError) in
        try text.split(separator: ",").map { word throws(FactError) in
          let handle = try Handle(parsing: String(word))
          guard !handle.isReserved else { return handle }
          throw FactError(
            "E-SPEAKER", "\(handle) is no crowd",
            hint: "crowds are " + Crowd.all.map(\.handle.description).joined(separator: ", "))
        }
      })
    return Parameter(
      "with", shape, "crowds to set beside the speakers, on the same predictions; 'help crowds'")
  }
}

extension Suggestion {
  static let crowds = Suggestion.words(Crowd.all.map { Choice($0.handle.description, $0.aggregator.summary) })
}

extension Call {
  /// Records with those of the crowds that `with` names, on the same predictions.
  func withCrowds(_ records: [Assessment]) throws -> [Assessment] {
    guard let handles = self[.withCrowds] else { return records }
    guard self[.per]?.name == "speaker" else {
      throw wrong(
        .withCrowds, "E-CHOICE", "a crowd stands beside speakers, not in a group with them",
        hint: "add per speaker")
    }
    let present = Set(records.map(\.forecaster))
    var crowds: [Crowd] = []
    for handle in handles {
      let crowd: Crowd
      do { crowd = try self.crowd(handle) } catch let error as FactError {
        throw Diagnostic(error, at: arguments.range(of: .withCrowds))
      }
      let isNew = !present.contains(crowd.handle) && !crowds.contains { $0.handle == crowd.handle }
      if isNew { crowds.append(crowd) }
    }
    return records + (try self.records(of: crowds, on: records))
  }

  /// Everybody's records of a prediction, or those of the one that `@who` names.
  func explainedRecords(of prediction: Int) throws -> [Assessment] {
    guard let word = arguments.filter.first else { return try assessments(of: prediction) }
    do {
      let handle = try forecaster(named: Handle(parsing: word.text))
      let crowds = handle.isReserved ? [try crowd(handle)] : []
      let records = try assessments(of: prediction, with: crowds).filter { $0.forecaster == handle }
      guard records.isEmpty else { return records }
      throw FactError(
        "E-SPEAKER", "\(handle) has no forecast on p\(prediction) by \(try today())",
        hint: "'explain p\(prediction)' shows all who did")
    } catch let error as FactError { throw Diagnostic(error, at: word.range) }
  }
}
