import Facts
import Presentation

/// A task of Label Studio: a text, and what each annotator marked in it.
struct LabelStudioTask {
  struct Annotation {
    /// Who made it; nil where the file does not say.
    let annotator: String?
    /// The same as a line of spans.
    let record: JSON
  }

  private(set) var annotations: [Annotation] = []
  /// What is not taken, and why.
  private(set) var losses: [String] = []
  private(set) var leftOut: [String] = []

  init(_ json: JSON, _ subject: String) throws(FactError) {
    let task = try ForeignObject(json, subject)
    guard let data = json.member("data"), data.members != nil else {
      throw task.wrong("data", "is missing", hint: "a task has \"data\" with its text")
    }
    let (key, text) = try LabelStudioTask.text(in: data, task)
    let meta = (data.members ?? []).filter { $0.key != key }
    let common = [JSON.Member("text", .string(text)), .init("meta", .object(meta))]
    for (index, element) in (try task.list("annotations") ?? []).enumerated() {
      let annotation = try ForeignObject(element, "\(subject), annotation \(index + 1)")
      guard try annotation.flag("was_cancelled") != true else {
        losses.append("its annotation \(index + 1) was cancelled")
        continue
      }
      let results = try annotation.list("result") ?? []
      annotations.append(
        Annotation(
          annotator: LabelStudioTask.annotator(element),
          record: .object(common + (try members(of: results, annotation)))))
    }
    // A text that nobody has marked yet is a document all the same.
    if annotations.isEmpty { annotations = [Annotation(annotator: nil, record: .object(common))] }
    let guesses = try task.list("predictions")?.count ?? 0
    if guesses > 0 { losses.append("\(guesses) guesses of a model are not taken") }
  }

  /// The text, whatever the labelling setup calls it.
  private static func text(
    in data: JSON, _ task: ForeignObject
  ) throws(FactError) -> (key: String, text: String) {
    let texts = (data.members ?? []).filter { $0.value.string != nil }
    let chosen = texts.first { $0.key == "text" } ?? (texts.count == 1 ? texts.first : nil)
    guard let chosen, let text = chosen.value.string else {
      throw task.wrong("data", "does not say which of its members is the text", hint: "call it \"text\"")
    }
    guard text.contains(where: \.isWhitespace) || !text.contains("://") else {
      throw task.wrong("data", "gives the address of a text", hint: "export the texts themselves")
    }
    return (chosen.key, text)
  }

  private static func annotator(_ json: JSON) -> String? {
    guard let who = json.member("completed_by") else { return nil }
    let name = who.member("email")?.string ?? who.member("id")?.integer.map { "labelstudio \($0)" }
    return name ?? who.string ?? who.integer.map { "labelstudio \($0)" }
  }

  // MARK: Results

  private mutating func members(
    of results: [JSON], _ annotation: ForeignObject
  ) throws(FactError) -> [JSON.Member] {
    var (spans, labels, relations): ([JSON], [JSON], [JSON]) = ([], [], [])
    for (index, json) in results.enumerated() {
      let result = try ForeignObject(json, "\(annotation.subject), result \(index + 1)")
      switch try result.text("type") {
      case "labels", "hypertextlabels": spans += try self.spans(of: result)
      case "relation": relations += relation(json)
      case "choices": labels += json["value"]?["choices"]?.elements ?? []
      case let type: leftOut.append("results of the type \(type ?? "none")")
      }
    }
    return [
      .init("spans", .array(spans)), .init("labels", .array(labels)), .init("relations", .array(relations)),
    ]
  }

  /// A span for each label of a result; relations mean the first.
  private func spans(of result: ForeignObject) throws(FactError) -> [JSON] {
    guard let value = result.json.member("value") else { throw result.wrong("value", "is missing") }
    let place = value.member("globalOffsets") ?? value
    guard let start = place["start"]?.integer, let end = place["end"]?.integer else {
      throw result.wrong("value", "has no start and end that are whole numbers")
    }
    let labels =
      (value.member("labels") ?? value.member("hypertextlabels"))?.elements.compactMap(\.string) ?? []
    guard !labels.isEmpty else { throw result.wrong("value", "has no labels") }
    return labels.enumerated().map { index, label in
      let optional: [(String, JSON?)] = [
        ("text", value.member("text")), ("id", index == 0 ? result.json.member("id") : nil),
      ]
      return .object(
        [.init("start", .integer(start)), .init("end", .integer(end)), .init("label", .string(label))]
          + optional.compactMap { name, json in json.map { JSON.Member(name, $0) } })
    }
  }

  private mutating func relation(_ json: JSON) -> [JSON] {
    guard let from = json.member("from_id"), let to = json.member("to_id"),
      let label = json.member("labels")?.elements.first?.string
    else {
      leftOut.append("relations without label")
      return []
    }
    let isTurned = json.member("direction")?.string == "left"
    return [
      .object([
        .init("from_id", isTurned ? to : from), .init("to_id", isTurned ? from : to),
        .init("type", .string(label)),
      ])
    ]
  }
}
