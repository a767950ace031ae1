/// Why a workspace file cannot be used, or refused a change; the text is for the person who named the file.
package enum WorkspaceError: Error, Hashable {
  case missing(String)
  case exists(String)
  case noFolder(String)
  /// A `-wal` or `-journal` without its file lies where a new file should go: (new file, what lies there).
  case leftover(String, String)
  case folder(String)
  /// A pipe, socket or device.
  case notAFile(String)
  case empty(String)
  case notSQLite(String)
  /// SQLite, but with the `application_id` of another program.
  case foreign(String, applicationID: UInt32)
  case newer(String, schema: Int, known: Int)
  /// Another connection holds the write lock.
  case busy(String)
  case readOnly(String)
  /// Read-only, and beside it lies a `-wal` that holds changes which cannot be read without writing.
  case unfinished(String)
  case damaged(String, String)
  /// It declares what no workspace does, or lacks what all have: (file, what, whether that is missing).
  case strangeSchema(String, String, isMissing: Bool)
  /// A row that this program would not have written.
  case unreadableRow(String)
  case unreadable(String, String)
  case full(String)
  /// A backup that does not hold what it should, and was not kept.
  case badCopy(String)
  case interrupted
  /// A write began inside a read or another write.
  case nested
  /// A rule of the schema refused a row; the words are SQLite's.
  case refused(String)
  /// Any other complaint, most often in SQLite's words.
  case failed(String)
}

extension WorkspaceError: CustomStringConvertible {
  package var description: String { "\(complaint); \(remedy)" }

  package var complaint: String { words.0 }
  package var remedy: String { words.1 }

  /// What is wrong with what, and what to do.
  private var words: (String, String) {
    switch self {
    case .missing(let path): ("there is no workspace '\(path)'", "'init \(path)' makes one")
    case .exists(let path): ("'\(path)' exists already", "choose another name, or open it with -w")
    case .noFolder(let path): ("the folder of '\(path)' does not exist or cannot be written", "make it first")
    case .leftover(let path, let sibling):
      ("'\(sibling)' may hold changes of an earlier '\(path)'", "move it to that file, or delete it")
    case .folder(let path): ("'\(path)' is a folder", "name a workspace file")
    case .notAFile(let path): ("'\(path)' is a pipe or device", "name a workspace file")
    case .empty(let path): ("'\(path)' is empty", "delete it, then 'init \(path)' makes a workspace")
    case .notSQLite(let path): ("'\(path)' is not a workspace", "to read a text into one, use import")
    case .foreign(let path, let id):
      ("'\(path)' is a database of another program (application id \(id))", "name a workspace file")
    case .newer(let path, let schema, let known):
      ("'\(path)' was written by a newer reckon (schema \(schema), this one knows \(known))", "use that one")
    case .busy(let path): ("another program is writing to '\(path)'", "try again when it has finished")
    case .readOnly(let path):
      ("'\(path)' can only be read", "make the file and its folder writable, or work on a copy")
    case .unfinished(let path):
      ("'\(path)-wal' holds changes that cannot be read here", "copy both files to a writable folder")
    case .damaged(let path, let detail): ("'\(path)' is damaged (\(detail))", "restore it from a backup")
    case .strangeSchema(let path, let what, let isMissing):
      (
        "'\(path)' \(isMissing ? "lacks" : "declares") \(what)\(isMissing ? "" : ", which is not reckon's"), so nothing of it is used",
        "restore it from a backup, or ask who sent it for what 'export workspace' writes"
      )
    case .unreadableRow(let detail):
      ("the workspace holds what this program cannot read (\(detail))", "restore it from a backup")
    case .unreadable(let path, let detail):
      ("'\(path)' cannot be read or written (\(detail))", "check the file and the disk")
    case .full(let path):
      ("there is no room left to write '\(path)', so nothing was changed", "free some space")
    case .badCopy(let detail):
      ("the backup is not sound (\(detail)), so it was not kept", "'doctor' says what to do")
    case .interrupted: ("interrupted", "nothing was changed")
    case .nested: ("a change began inside a read or another change", "end that first")
    case .refused(let detail): ("the workspace refuses this row (\(detail))", "nothing was changed")
    case .failed(let detail): ("this cannot be done (\(detail))", "nothing was changed")
    }
  }
}
