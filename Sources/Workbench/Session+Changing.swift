import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  func operation(_ kind: NewOperation.Kind, label: String) -> NewOperation {
    NewOperation(
      kind: kind, author: sitting.author.name, label: label,
      recorded: Timestamp.text(milliseconds: environment.now()), ulid: environment.ulid())
  }

  /// Carries out a change as one step of the operation that runs, or as an operation of its own.
  mutating func perform(
    _ arguments: Arguments, _ output: Output, changing body: (inout Call, Change) throws -> Reply
  ) throws {
    let (page, newest, notices) = try change(arguments, body)
    notices.forEach(output.notice)
    // Within a script that is played for nothing, `last` must still mean what it would.
    if running != nil || !sitting.isDryRun { sitting.newest = newest }
    output.page(sitting.isDryRun ? page.marked() : page)
  }
}
