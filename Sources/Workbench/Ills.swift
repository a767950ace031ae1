import Facts
import Presentation
import Storage

extension Ill {
  /// A finding of 'check' with what its section advises.
  init(_ finding: Finding, in check: Check, of name: String) {
    gravity = .wrong
    what = "\(check.name): \(finding.message)"
    let isDamage = [Check.file, .journal].contains { $0.name == check.name }
    steps = isDamage ? Ill.restoring(name) : [finding.hint ?? "'check \(check.name)' shows it"]
  }

  init(andMore count: Int, in check: Check) {
    self.init(
      gravity: .wrong, what: "\(check.name): \(count) more", steps: ["'check \(check.name)' lists them"])
  }

  init(_ surrounding: Surrounding, _ path: String) {
    switch surrounding {
    case .readByOthers(let mode):
      self.init(
        gravity: .remark, what: "others on this machine can read the file (mode \(mode))",
        steps: ["chmod 600 \(Ill.quoted(path))", "leave it where a group works on it"])
    case .readOnly:
      self.init(
        gravity: .remark, what: "the file or its folder cannot be written, so nothing can be recorded",
        steps: ["make both writable, or 'backup to' a place that is, and work there"])
    case .frozen:
      self.init(
        gravity: .remark,
        what: "the file or its folder cannot be written, so it is read as one that nobody changes meanwhile",
        steps: ["if somebody writes to it from elsewhere, copy it first, with its -wal"])
    case .writtenLog:
      self.init(
        gravity: .remark,
        what: "\(path)-wal holds changes: somebody has the file open, or a program did not end well",
        steps: [
          "nothing is lost, and the last to close the file writes them into it",
          "never delete it, nor copy the file without it: 'backup to' copies both",
        ])
    case .lostLog:
      self.init(
        gravity: .wrong, what: "\(path)-shm is there without its -wal, which was deleted or not copied",
        steps: ["what was changed last was in the -wal: find it, or compare 'log' with a backup"])
    case .manyNames(let count):
      self.init(
        gravity: .wrong,
        what: "the file has \(count) names (hard links), and each name has a -wal of its own",
        steps: ["delete all names but one, else changes made under one may damage what the other sees"])
    case .littleRoom(let free):
      self.init(
        gravity: .wrong, what: "only \(free / 1_048_576) MB are free where the file lies",
        steps: ["free some space: a change needs room for itself twice"])
    }
  }

  /// Why a file does not open.
  init(_ error: WorkspaceError) {
    self.init(gravity: .unusable, what: error.complaint, steps: Ill.steps(for: error))
  }

  private static func steps(for error: WorkspaceError) -> [String] {
    switch error {
    case .damaged(let path, _), .strangeSchema(let path, _, _): restoring(path)
    case .unreadableRow: restoring("the workspace")
    case .unfinished(let path):
      [
        "copy \(quoted(path)) and \(quoted(path + "-wal")) together to a folder that can be written",
        "open the copy there; the -wal is written into it",
      ]
    case .busy(let path):
      [
        "another program writes to \(quoted(path)): wait, or end it; 'fuser \(quoted(path))' names it",
        "nothing is damaged",
      ]
    case .newer: ["install that version of reckon; this one would not know all that the file holds"]
    case .empty(let path):
      [
        "nothing was ever in it, or it was cut to nothing: look for a backup",
        "if it holds nothing of yours, delete it, then 'init \(path)'",
      ]
    case .notSQLite(let path):
      [
        "'file \(quoted(path))' says what it is; a text is read into a workspace by import",
        "if it was a workspace, its beginning was overwritten: restore it from a backup",
      ]
    case .unreadable(let path, _), .readOnly(let path):
      ["'ls -l \(quoted(path))' shows who may read it", "check that the disk works and is not full"]
    default: [error.remedy]
    }
  }

  private static func restoring(_ path: String) -> [String] {
    let file = quoted(path)
    return [
      "first keep what is there: cp -p \(file) \(quoted(path + ".damaged")), and its -wal if there is one",
      "then put the newest backup in its place: rm -f \(quoted(path + "-wal")) \(quoted(path + "-shm")); "
        + "cp BACKUP \(file)",
      "without a backup: 'sqlite3 \(file) .recover' prints what can still be read, for reading only",
    ]
  }

  /// A path as a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789_-./".unicodeScalars.contains($0)
    }
    return isPlain && !path.hasPrefix("-") ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
