import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Session {
  /// Takes the W3C's annotations: words with tags and notes, claims and links where this program wrote them.
  mutating func importWebAnnotations(_ arguments: Arguments, _ output: Output) throws {
    let (json, given, notices) = try foreignJSON(arguments)
    notices.forEach(output.notice)
    var reader = WebAnnotationReader()
    let results: [Result<WebAnnotation, WebAnnotationReader.Refusal>]
    do { results = try reader.annotations(json) } catch { throw error.diagnostic(arguments) }
    let keepsGoing = arguments[.keepGoing]
    var annotations: [WebAnnotation] = []
    for result in results {
      switch result {
      case .success(let annotation): annotations.append(annotation)
      case .failure(let refusal):
        guard keepsGoing else { throw refusal.diagnostic(arguments) }
      }
    }
    let (report, leftOut) = (reader.report, reader.leftOut)
    try exchange(arguments, output) { session, work, script in
      work.report = report
      leftOut.forEach { work.leave($0) }
      for case .failure(let refusal) in results {
        work.lose(.skipped, refusal.subject, refusal.reason)
        session.sitting.failures += 1
      }
      let targets = try session.read { try WebTargets(annotations, in: given, $0) }
      var importer = WebImport(work: work, targets: targets, annotations)
      importer.sayUnits()
      for (index, annotation) in annotations.enumerated() where !annotation.isLink {
        try session.take(annotation.subject(index + 1), script, work) { session in
          try importer.take(annotation, number: index + 1, &session)
        }
      }
      for (index, annotation) in annotations.enumerated() where annotation.isLink {
        try session.take(annotation.subject(index + 1), script, work) { session in
          try importer.link(annotation, number: index + 1, &session)
        }
      }
      importer.sayCreators(session.sitting.author)
    }
  }

  /// The JSON of the file, and the document that `in` names.
  mutating func foreignJSON(_ arguments: Arguments) throws -> (JSON, in: Int?, [Notice]) {
    _ = try store()
    let session = self
    return try read { snapshot in
      var call = Call(arguments, session, snapshot)
      let given = try call.foreignDocument()
      let file = try call.required(.source)
      let text = try call.decode(try call.bytes(of: file), file, declared: nil).text
      do { return (try JSON(parsing: text), given, call.notices) } catch let error as JSON.ParseError {
        let line = text.utf8.prefix(error.offset).count { $0 == 10 } + 1
        throw Failure(
          Diagnostic(
            "E-JSON", "this is not JSON: \(error.message)", hint: "it stops being JSON in this line"),
          in: Statement(words: [], text: "", source: file, line: line))
      }
    }
  }
}

extension Call {
  /// The document that `in` names, as a whole.
  fileprivate mutating func foreignDocument() throws -> Int? {
    switch self[.in] {
    case nil: return nil
    case .document: return try haystack()?.0.document
    default:
      throw wrong(
        .in, "E-IMPORT", "annotations stand in a document, not in a part of one", hint: "write in d1")
    }
  }
}

extension WebAnnotationReader.Refusal {
  fileprivate func diagnostic(_ arguments: Arguments) -> Diagnostic {
    Diagnostic(
      "E-ANNOTATION", "\(subject.shortened(to: 60)): \(reason)",
      hint: "'keep-going' leaves such annotations out",
      at: arguments.range(of: .source))
  }
}

extension WebAnnotation {
  /// Whether it joins other annotations.
  var isLink: Bool { motivations.contains("linking") && targets.count == 2 && targets.allSatisfy(\.isWhole) }
}
