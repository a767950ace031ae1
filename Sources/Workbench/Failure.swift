package import CommandLanguage
import Facts
package import Presentation
import Storage

/// How a program ends.
package enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  case usage = 2
  case partlyDone = 3
  case unusable = 4
  /// `due --exit-code` found something.
  case due = 5
  case interrupted = 130
}

/// A command that was not carried out: what was wrong, in which statement, and what it means for the exit code.
package struct Failure: Error {
  package var diagnostic: Diagnostic
  package private(set) var statement: Statement?
  package var exit: ExitCode
  /// The field of a line of `apply` that is to blame.
  private(set) var field: String?

  package init(_ diagnostic: Diagnostic, in statement: Statement? = nil, exit: ExitCode = .failed) {
    self.diagnostic = diagnostic
    self.statement = statement
    self.exit = exit
  }

  /// Whether the statement itself asked for JSON.
  package var asksForJSON: Bool {
    let words = statement?.words.filter { !$0.followsDashes }.map(\.text) ?? []
    return words.contains("--json")
      || zip(words, words.dropFirst()).contains { $0 == "--format" && $1.hasPrefix("json") }
  }

  /// Any error as a failure of a statement.
  package init(explaining error: any Error, in statement: Statement? = nil) {
    switch error {
    case let failure as Failure: self = failure
    case let error as Diagnostic: self.init(error, in: statement)
    case let error as FaultyStatement: self.init(error.diagnostic, in: error.statement, exit: .usage)
    case let error as FactError: self.init(Diagnostic(error), in: statement)
    case let breach as SchemeBreach: self.init(Diagnostic(breach), in: statement)
    case WorkspaceError.interrupted:
      self.init(
        Diagnostic("E-INTERRUPTED", "interrupted", hint: "nothing was changed"), in: statement,
        exit: .interrupted)
    case let error as WorkspaceError:
      self.init(
        Diagnostic("E-WORKSPACE", error.complaint, hint: error.remedy), in: statement,
        exit: error.isAboutTheFile ? .unusable : .failed)
    case let error as UndoError:
      self.init(Diagnostic("E-UNDO", error.complaint, hint: error.remedy), in: statement)
    default:
      if let known = WorkspaceError(explaining: error) {
        self.init(explaining: known, in: statement)
      } else {
        self.init(
          Diagnostic("E-INTERNAL", "\(error)", hint: "this is a mistake of ours: please report it"),
          in: statement)
      }
    }
  }

  /// The same, of a line of a file that could not even be read as a command; unless it has its statement.
  func inLine(_ line: Int, of file: String) -> Failure {
    var failure = self
    failure.statement = statement ?? Statement(words: [], text: "", source: file, line: line)
    return failure
  }

  func inField(_ name: String?) -> Failure {
    var failure = self
    failure.field = name
    return failure
  }

  /// The same with a place, unless it has one or is about another statement.
  func placed(at range: Range<Int>, of other: Statement) -> Failure {
    statement == other ? Failure(diagnostic.placed(at: range), in: statement, exit: exit) : self
  }
}

extension Diagnostic {
  init(_ error: FactError, at range: Range<Int>? = nil) {
    let nearest = error.slip.flatMap { Spelling.nearest(to: $0.word, among: $0.candidates) }
    let meant = nearest.map { "did you mean '\($0)'?" }
    let hint = [meant, error.hint].compactMap { $0 }.joined(separator: " ")
    self.init(error.code, error.message, hint: hint.isEmpty ? nil : hint, at: range)
  }
}

extension Failure {
  /// `FILE:LINE:COL: error[CODE]: message`, the line, a caret under the columns covered, and the hint.
  package func lines(_ options: RenderOptions) -> [String] {
    let label = "error[\(diagnostic.code)]: "
    let message = TerminalText(sanitizing: diagnostic.message, escapes: options.escapes).string
    var lines: [String] = []
    if let statement, let range = diagnostic.range {
      let (line, text, within) = statement.excerpt(at: range)
      let column = String(decoding: Array(text.utf8)[..<within.lowerBound], as: UTF8.self).count + 1
      let place = field.map(safe) ?? String(column)
      lines.append("\(safe(statement.source)):\(line):\(place): \(label)\(message)")
      lines += Excerpt.caret(line: text, utf8: within, options: options)
    } else if let statement, let field {
      lines.append("\(safe(statement.source)):\(statement.line):\(safe(field)): \(label)\(message)")
    } else if let statement {
      lines.append("\(safe(statement.source)):\(statement.line): \(label)\(message)")
    } else {
      lines.append(label + message)
    }
    let hint = diagnostic.hint?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    for (index, part) in hint.enumerated() {
      lines.append((index == 0 ? "hint: " : "      ") + safe(String(part)))
    }
    return lines
  }

  private func safe(_ text: String) -> String { TerminalText(sanitizing: text).string }

  /// The same for programs.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("ok", false), .init("code", .string(diagnostic.code)),
    ]
    if let field { members.append(.init("field", .string(field))) }
    members += [
      .init("message", .string(diagnostic.message))
    ]
    if let hint = diagnostic.hint { members.append(.init("hint", .string(hint))) }
    if let statement {
      let place = diagnostic.range.map { statement.excerpt(at: $0) }
      members.append(.init("source", .string(statement.source)))
      members.append(.init("line", .integer(place?.line ?? statement.line)))
      if let place {
        let column =
          String(decoding: Array(place.text.utf8)[..<place.range.lowerBound], as: UTF8.self).count + 1
        members.append(.init("column", .integer(column)))
      }
    }
    return .object(members)
  }
}

extension WorkspaceError {
  /// Whether the file itself cannot be worked with, whatever the command.
  var isAboutTheFile: Bool {
    switch self {
    case .refused, .failed, .interrupted: false
    default: true
    }
  }
}
