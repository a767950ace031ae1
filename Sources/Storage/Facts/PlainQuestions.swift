package import Facts
import GRDB

/// A prediction of which all that scoring needs fits into a few numbers: a statement under one set of terms without
/// a condition, resolved once or not at all.
package struct PlainQuestion: Sendable {
  private let only: TermsNumbers
  private let resolution: ResolutionNumbers?

  fileprivate var prediction: Int { Int(only.prediction) }

  package var terms: Int { Int(only.id) }

  package var deadline: Day { Day(number: Int(only.deadline)) }

  /// The outcome, and the first day of the period in which it became known; nil while nobody resolved it.
  package var answer: (outcome: Outcome, known: Day)? {
    guard let resolution, let outcome = resolution.outcome else { return nil }
    return (outcome, Day(number: Int(resolution.known)))
  }

  fileprivate init?(_ terms: ArraySlice<TermsNumbers>, _ resolutions: ArraySlice<ResolutionNumbers>) {
    guard terms.count == 1, let only = terms.first, only.isPlain, resolutions.count <= 1,
      resolutions.allSatisfy({ $0.terms == only.id && $0.word != .other })
    else { return nil }
    (self.only, resolution) = (only, resolutions.first)
  }
}

/// The plain ones among all predictions.
package struct PlainQuestions: Sendable {
  private let questions: Grouped<PlainQuestion>

  fileprivate init(_ terms: [TermsNumbers], _ resolutions: [ResolutionNumbers]) {
    var (terms, resolutions) = (terms, resolutions)
    let resolved = order(&resolutions, by: resolutions.map { $0.prediction })
    var (questions, place): ([PlainQuestion], Int) = ([], 0)
    questions.reserveCapacity(terms.count)
    for run in order(&terms, by: terms.map { $0.prediction }) {
      while place < resolved.count, resolved[place].key < run.key { place += 1 }
      let hasAnswer = place < resolved.count && resolved[place].key == run.key
      let answers = hasAnswer ? resolutions[resolved[place].places] : []
      if let question = PlainQuestion(terms[run.places], answers) { questions.append(question) }
    }
    self.questions = Grouped(questions) { $0.prediction }
  }

  /// Nil for a prediction that is not so plain.
  package subscript(_ prediction: Int) -> PlainQuestion? { questions.first(prediction) }
}

private struct TermsNumbers: Sendable {
  let id: Int32
  let prediction: Int32
  let deadline: Int32
  let isPlain: Bool
}

private struct ResolutionNumbers: Sendable {
  let prediction: Int32
  let terms: Int32
  let known: Int32
  /// The word that is stored for the outcome.
  let word: Word
  let share: Double

  enum Word: String { case yes, no, partial, void, ambiguous, other }

  var outcome: Outcome? {
    switch word {
    case .yes: .yes
    case .no: .no
    case .partial: .partial(share)
    case .void: .void
    case .ambiguous: .ambiguous
    case .other: nil
    }
  }
}

extension Snapshot {
  package func plainQuestions() throws -> PlainQuestions {
    try database.passingThrough { try PlainQuestions(termsNumbers(), resolutionNumbers()) }
  }

  private func termsNumbers() throws -> [TermsNumbers] {
    var days = StoredDays()
    return try database.map(
      "SELECT id, prediction, deadline, antecedent IS NULL AND type = 'binary' FROM terms ORDER BY id"
    ) { row in
      TermsNumbers(
        id: try row.number(0), prediction: try row.number(1),
        deadline: Int32(try days.period(row, 2).last.number), isPlain: try row.number(3) == 1)
    }
  }

  private func resolutionNumbers() throws -> [ResolutionNumbers] {
    var days = StoredDays()
    return try database.map(
      "SELECT prediction, terms, outcome, share, known FROM resolution ORDER BY id"
    ) { row in
      let word = row.bytes(2).map(ResolutionNumbers.Word.init(stored:)) ?? .other
      return ResolutionNumbers(
        prediction: try row.number(0), terms: try row.number(1),
        known: word == .other ? 0 : Int32(try days.period(row, 4).first.number), word: word,
        share: try row.share(3) ?? 0)
    }
  }
}

extension ResolutionNumbers.Word {
  private static let words = [Self.yes, no, partial, void, ambiguous].map { ($0, Array($0.rawValue.utf8)) }

  /// A resolution that takes others back, or answers another question than whether, is `other`.
  fileprivate init(stored text: UnsafeBufferPointer<UInt8>) {
    self = Self.words.first { text.elementsEqual($0.1) }?.0 ?? .other
  }
}
