import Facts

extension ForecastTable {
  /// A cell longer than this is a quote that was never closed rather than something somebody said.
  private static let longest = 1 << 16

  func row(_ record: CSVReader.Record) throws(CellError) -> ForecastRow {
    var row = ForecastRow(record)
    row.key = try read(.key, of: record) { text throws(FactError) in try Name.key(parsing: text) }
    row.statement = try statement(of: record)
    row.probability = try probability(of: record)
    row.forecaster = try read(.forecaster, of: record) { text throws(FactError) in
      try Handle(parsing: text)
    }
    row.on = try day(.on, of: record)
    row.by = try day(.by, of: record)
    row.outcome = try outcome(of: record)
    row.resolved = try day(.resolved, of: record)
    row.known = try day(.known, of: record)
    row.src = try read(.src, of: record) { text throws(FactError) in text }
    row.tags = try read(.tags, of: record) { text throws(FactError) in try ForecastTable.tags(text) } ?? []
    return row
  }

  /// What a cell holds, without the spaces around it; nil where it is blank.
  private func cell(_ place: Int, of record: CSVReader.Record) throws(CellError) -> String? {
    let text = record.fields[place].trimmed
    guard text.utf8.count <= ForecastTable.longest else {
      throw record.error(
        FactError(
          "E-CSV", "the column '\(columns.names[place])' has a cell of \(text.utf8.count) bytes",
          hint: "at most \(ForecastTable.longest) are read; is a quote left open?"),
        in: place)
    }
    return text.isEmpty ? nil : String(text)
  }

  private func read<Value>(
    _ field: ForecastField, of record: CSVReader.Record, _ parse: (String) throws(FactError) -> Value?
  ) throws(CellError) -> Value? {
    guard let place = columns.places[field], let text = try cell(place, of: record) else { return nil }
    do throws(FactError) { return try parse(text) } catch { throw record.error(error, in: place) }
  }

  private func day(_ field: ForecastField, of record: CSVReader.Record) throws(CellError) -> Period? {
    try read(field, of: record) { text throws(FactError) in try Period(parsing: text) }
  }

  private static func tags(_ text: String) throws(FactError) -> [TagName] {
    var tags: [TagName] = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      let tag = try TagName(parsing: String(part.first == "+" ? part.dropFirst() : part))
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  // MARK: Statements

  /// What the column says, else the template.
  private func statement(of record: CSVReader.Record) throws(CellError) -> String? {
    if let place = columns.places[.statement], let text = try cell(place, of: record) { return text }
    guard let template = form.statement else { return nil }
    var text = ""
    for piece in template.pieces {
      switch piece {
      case .text(let words): text += words
      case .column(let name):
        guard let place = pieces[piece] else { continue }
        guard let value = try cell(place, of: record) else {
          throw record.error(
            FactError(
              "E-MISSING", "the column '\(name)', which the statement needs, is blank",
              hint: "leave the row out, as in rows '\(name)!='"),
            in: place)
        }
        text += value
      }
    }
    return text
  }

  // MARK: Probabilities

  private func probability(of record: CSVReader.Record) throws(CellError) -> String? {
    guard columns.options.isEmpty else { return try options(of: record) }
    return try read(.probability, of: record) { probabilities.read($0) }
  }

  /// Every option with its probability as it was stated; nil where all are blank.
  private func options(of record: CSVReader.Record) throws(CellError) -> String? {
    var parts: [String] = []
    for option in columns.options {
      guard let text = try cell(option.place, of: record) else { continue }
      let share = probabilities.read(text)
      do throws(FactError) { _ = try Probability(parsing: share, lexicon: .icd203) } catch {
        throw record.error(error, in: option.place)
      }
      parts.append("\(option.name):\(share)")
    }
    guard !parts.isEmpty else { return nil }
    do throws(FactError) {
      guard parts.count == columns.options.count else {
        throw FactError("E-OPTIONS", "an option has no probability", hint: "write 0 where it cannot happen")
      }
      return try OptionShares(parsing: parts.joined(separator: ",")).stated
    } catch { throw record.error(error, in: columns.options[0].place) }
  }

  // MARK: Outcomes

  private func outcome(of record: CSVReader.Record) throws(CellError) -> String? {
    guard columns.answers.isEmpty else { return try answer(of: record) }
    let options = columns.options.map(\.name)
    guard let place = columns.places[.outcome] else { return nil }
    let text = try cell(place, of: record) ?? ""
    do throws(FactError) { return try form.outcomes.read(text, options: options) } catch {
      throw record.error(error, in: place)
    }
  }

  /// The one option of which its column says that it came; nil where all are blank.
  private func answer(of record: CSVReader.Record) throws(CellError) -> String? {
    var (came, isSilent) = ([String](), true)
    for answer in columns.answers {
      let text = try cell(answer.place, of: record) ?? ""
      do throws(FactError) {
        let word = try form.outcomes.read(text)
        isSilent = isSilent && word == nil
        if word == "yes" { came.append(answer.name) }
      } catch { throw record.error(error, in: answer.place) }
    }
    guard came.count == 1 || isSilent else {
      throw record.error(
        FactError(
          "E-OUTCOME", "\(came.isEmpty ? "none" : "more than one") of the options came",
          hint: "exactly one of the columns outcome:NAME says yes or 1"),
        in: columns.answers[0].place)
    }
    return came.first
  }
}
