import Facts
import Presentation
import Storage

extension Check {
  static let journal = Check(
    name: "journal",
    summary: "takes back all that was ever done, in a copy, and does it again: the same facts must come"
  ) { call, found in
    guard !call.isWithinOperation else { return "not within a script" }
    let trial = try call.snapshot.trial()
    for message in trial.journal {
      try found(
        Finding(
          row: nil, message: message, hint: "rows were changed past reckon; restore the file from a backup"))
    }
    return call.all(trial.entries, "entry", "entries")
  }

  static let seals = Check(
    name: "seals", summary: "all that was sealed, against the head of its seal, as 'verify' does"
  ) { call, found in
    let verified = try call.snapshot.verifySeals()
    if let flaw = verified.flaw {
      let name = flaw.number.map { "o\($0)" } ?? flaw.row?.sealedName ?? "the file"
      try found(
        Finding(
          row: nil,
          message: call.sitting.isBlind ? "not all is as it was sealed" : "\(name): \(flaw.message)",
          hint: "'verify' shows more; restore the file from a backup"))
    }
    guard verified.head != nil else { return "nothing is sealed" }
    return call.all(verified.operations, "operation", "operations")
  }

  static let search = Check(
    name: "search", summary: "the index that 'find' uses, against one made anew from the texts"
  ) { call, found in
    guard !call.isWithinOperation else { return "not within a script" }
    let trial = try call.snapshot.trial()
    for message in trial.search {
      try found(
        Finding(
          row: nil, message: message,
          hint: "'export workspace to F.jsonl' and 'rebuild F.jsonl to NEW.reckon' make a new one"))
    }
    return call.all(trial.texts, "text", "texts")
  }

  /// Says only, since nobody can set right what a clock once showed.
  static let times = Check(
    name: "times", summary: "says which operations were recorded by a clock that had gone back, as no finding"
  ) { call, _ in
    let (backward, count) = try call.snapshot.backwardOperations()
    let operations = call.all(count, "operation", "operations")
    guard let first = backward.first, !call.sitting.isBlind else { return operations }
    let others = backward.count == 1 ? "" : " and \(backward.count - 1) more"
    return "\(operations); o\(first)\(others) recorded earlier than the one before"
  }

  static let types = Check(
    name: "types", summary: "forecasts and resolutions against the type and the options of their terms"
  ) { call, found in
    let count = try call.snapshot.checkAnswers { flaw in
      try found(
        Finding(
          row: flaw.row, message: "\(flaw.row) \(flaw.message)",
          hint: "'show \(flaw.row)' has both; 'rm' it and enter it again, or restore the file from a backup"))
    }
    return counted(count, "answer", "answers")
  }
}

extension Call {
  /// How much of the whole file was looked at; who works blind does not learn from it how much others did.
  fileprivate func all(_ count: Int, _ one: String, _ many: String) -> String {
    sitting.isBlind ? "all \(many)" : Check.counted(count, one, many)
  }
}
