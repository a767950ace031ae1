import Facts
import Presentation
import Storage

/// How many predictions were due when somebody last looked, and what that rests on.
struct DueCount: Sendable, Hashable {
  let path: String?
  let operation: Int?
  let day: Day
  let recorded: Int?
  let count: Int?
}

extension Session {
  /// From which day the world is seen, and after which operation the file, where neither is now; with a final space.
  package var viewText: String {
    (sitting.asOf.map { "\($0) " } ?? "") + (sitting.recorded.map { "o\($0) " } ?? "")
  }

  /// What a prompt says before its sign, such as `korea d1 2017-04-20 3 due`.
  package var promptText: String {
    mutating get {
      guard let name = workspaceName else { return "reckon" }
      let document = sitting.use.map { "d\($0) " } ?? ""
      let due = dueCount().map { $0 > 0 ? "\($0.grouped) due " : "" } ?? ""
      return String("\(name) \(document)\(viewText)\(due)".dropLast())
    }
  }

  /// The file's name without its folder and ending; nil where no workspace has been chosen.
  private var workspaceName: String? {
    var file: String?
    if case .file(let path) = workspace.choice { file = path }
    if case .memory = workspace.choice { file = ":memory:" }
    guard let name = (path ?? file)?.split(separator: "/").last else { return nil }
    let ending = ".reckon"
    let short = name.hasSuffix(ending) ? name.dropLast(ending.count) : name
    return TerminalText(sanitizing: String(short).shortened(to: 24)).string
  }

  /// The number due; counted again only where an operation, the day or the view is another than the last time.
  private mutating func dueCount() -> Int? {
    let (session, path, counted) = (self, path, counted)
    let fresh = reading { snapshot -> DueCount? in
      guard let snapshot else { return nil }
      let call = Call(.none, session, snapshot)
      guard let day = try? call.today(), let newest = try? snapshot.operations(limit: 1).first?.id else {
        return nil
      }
      if let counted, counted.path == path, counted.operation == newest, counted.day == day,
        counted.recorded == session.sitting.recorded
      {
        return counted
      }
      return DueCount(
        path: path, operation: newest, day: day, recorded: session.sitting.recorded,
        count: try? call.dueCount())
    }
    self.counted = fresh
    return fresh?.count
  }
}
