import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension ImportFormat {
  static let labelStudio = ImportFormat(
    name: "labelstudio", summary: "texts with labelled spans, as Label Studio exports them, JSON",
    document: nil
  ) { session, arguments, output in
    try arguments.refuseAllBut(["format", "keep-going", "strict", "tags", "lang"], in: "labelstudio")
    try session.importLabelStudio(arguments, output)
  }
}

extension Session {
  /// Takes the tasks of Label Studio: each text a document, what each annotator marked by that annotator.
  fileprivate mutating func importLabelStudio(_ arguments: Arguments, _ output: Output) throws {
    let bytes = try foreignBytes(arguments)
    let file = try arguments.required(.source)
    var lines = SpanLines(named: file) { try bytes.next() }
    try exchange(arguments, output) { session, work, script in
      let importer = SpanImport(work: work, tags: try arguments.givenTags(), language: arguments[.lang])
      let speakers = ForeignSpeakers(work)
      var (count, isAtEnd) = (0, false)
      // A list is one value of its lines, or as many.
      var waiting: ArraySlice<JSON> = []
      while !isAtEnd {
        count += 1
        try session.take("task \(count)", script, work) { session in
          while waiting.isEmpty, let next = try lines.next() { waiting = next.elements[...] }
          guard let json = waiting.popFirst() else { return isAtEnd = true }
          try session.take(
            LabelStudioTask(json, "task \(count)"), "task \(count)", line: lines.line, importer, speakers)
        }
      }
    }
  }

  private mutating func take(
    _ task: LabelStudioTask, _ subject: String, line: Int, _ importer: SpanImport, _ speakers: ForeignSpeakers
  ) throws {
    let author = sitting.author
    defer { sitting.author = author }
    for annotation in task.annotations {
      let annotator = try annotation.annotator.flatMap { try speakers.handle(of: $0, &self) }
      sitting.author = annotator ?? author
      do { try importer.take(annotation.record, line: line, &self) } catch {
        speakers.forget()
        throw error
      }
    }
    for loss in task.losses { importer.work.lose(.skipped, subject, loss) }
    task.leftOut.forEach { importer.work.leave($0) }
  }
}
