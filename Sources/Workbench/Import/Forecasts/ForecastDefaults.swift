import CommandLanguage
import Facts
import Interchange

/// What the command says of every row whose own cells are silent.
struct ForecastDefaults {
  let forecaster: Handle
  /// Whether the command names him; else it is the author.
  let isForecasterSaid: Bool
  let on: Period?
  let by: Period?
  let known: Period?
  /// Where the table stands, and so each of its forecasts and outcomes.
  let src: String?
  let tags: [TagName]
  /// Of questions with several options; else their forecasts show it.
  let type: QuestionType?
}

extension Call {
  mutating func forecastDefaults() throws -> ForecastDefaults {
    ForecastDefaults(
      forecaster: try speaker() ?? author, isForecasterSaid: arguments.speaker != nil, on: try pastDay(.on),
      by: try day(.by, looking: .future),
      known: try pastDay(.known), src: self[.url], tags: try tags().added,
      type: self[.questionType])
  }

  /// The table that the command names, understood but not yet taken.
  mutating func forecastTable() throws -> ForecastTable {
    let file = try required(.source)
    try checkMeanings()
    do {
      let decoded = try decode(try bytes(of: file), file, declared: nil)
      return try ForecastTable(decoded.text, named: file, form: forecastForm(file))
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .source))
    } catch let error as CellError {
      throw Failure(error, in: file)
    } catch let error as FactError {
      throw Diagnostic(error, at: range(ofWordsFor: error.code))
    }
  }

  /// Refuses a meaning that is no outcome, unless it may be the name of an option.
  private func checkMeanings() throws {
    guard self[.map]?.pairs.contains(where: { $0.name.hasPrefix("option:") }) != true else { return }
    for pair in self[.outcomes]?.pairs ?? [] where !OutcomeWords.isOpen(pair.value) {
      try placed(.outcomes) { () throws(FactError) in try _ = Outcome(parsing: pair.value, of: .binary) }
    }
  }

  private func forecastForm(_ file: String) -> ForecastTableForm {
    var form = ForecastTableForm()
    let isTabbed = BulkForm(fileNamed: file) == .tsv
    form.separator = (self[.separator] ?? (isTabbed ? .tab : .comma)).scalar
    (form.map, form.rows, form.scale) = (self[.map], self[.chosen], self[.scale])
    form.outcomes = OutcomeWords(self[.outcomes])
    form.statement = self[.rowStatement]
    return form
  }

  /// The words that are to blame where a column that they name is not there.
  private func range(ofWordsFor code: String) -> Range<Int>? {
    let words: Range<Int>? =
      switch code {
      case "E-MAP": arguments.range(of: .map)
      case "E-ROWS": arguments.range(of: .chosen)
      case "E-TEMPLATE": arguments.range(of: .rowStatement)
      default: nil
      }
    return words ?? arguments.range(of: .source)
  }
}

extension Arguments {
  /// Words about a document mean nothing of a table, and the other way round.
  func checkWords(ofTable isTable: Bool) throws(Diagnostic) {
    let document = [
      ("text", range(of: .itself)), ("title", range(of: .title)), ("byline", range(of: .byline)),
      ("publisher", range(of: .publisher)), ("lang", range(of: .lang)),
      ("boilerplate", range(of: .passages)), ("revises", range(of: .revises)), ("key", range(of: .key)),
    ]
    let table = [
      ("map", range(of: .map)), ("rows", range(of: .chosen)), ("outcomes", range(of: .outcomes)),
      ("scale", range(of: .scale)), ("statement", range(of: .rowStatement)),
      ("separator", range(of: .separator)), ("by", range(of: .by)), ("known", range(of: .known)),
      ("type", range(of: .questionType)),
    ]
    guard let (name, range) = (isTable ? document : table).first(where: { $0.1 != nil }) else { return }
    throw Diagnostic(
      "E-IMPORT",
      "'\(name)' belongs to \(isTable ? "a document, and this is a table" : "a table of forecasts")",
      hint: isTable ? "leave it out; 'help tables'" : "add format forecasts, or leave it out", at: range)
  }
}

extension Failure {
  /// What is wrong with a row, with its line and a caret under the cell.
  init(_ error: CellError, in file: String) {
    // The line may end with the CR of a CRLF, which is no part of what one sees.
    let text = error.text.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 }
    let isShort = (text?.utf8.count ?? 0) <= 4000
    let length = text?.utf8.count ?? 0
    self.init(
      Diagnostic(
        error.error,
        at: isShort ? error.range.map { min($0.lowerBound, length)..<min($0.upperBound, length) } : nil),
      in: Statement(words: [], text: isShort ? text ?? "" : "", source: file, line: error.line))
  }
}
