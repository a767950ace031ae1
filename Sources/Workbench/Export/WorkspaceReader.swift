import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// Reads a whole workspace from the file that `export workspace` wrote; errors name their line.
struct WorkspaceReader {
  let name: String
  let stream: ByteStream
  let console: Console

  /// Makes the workspace anew, or leaves nothing.
  func rebuild(at location: FactStore.Location) throws -> FactStore {
    var options = FactStore.Options()
    options.isInterrupted = console.isInterrupted
    defer { console.progress(nil) }
    var line = 0
    do {
      return try FactStore.rebuild(at: location, options: options) { rebuilding in
        try read(into: rebuilding, &line)
      }
    } catch WorkspaceError.interrupted {
      throw WorkspaceError.interrupted
    } catch let error as WorkspaceError where error.isAboutTheFile {
      throw error
    } catch {
      throw Failure(explaining: error).inLine(max(line, 1), of: name)
    }
  }

  private func read(into rebuilding: Rebuilding, _ line: inout Int) throws {
    var (lines, digest) = (LineSplitter(named: name, stream.next), LineDigest())
    while true {
      line = lines.number + 1
      guard let text = try lines.line() else { break }
      do { try rebuilding.add(WorkspaceLine(JSON(parsing: text)), after: digest) } catch let error
        as JSON.ParseError
      {
        throw Diagnostic(
          "E-JSON", "this is not JSON: \(error.message)", hint: "each line is one object, written whole")
      }
      digest.add(text)
      if line % 1024 == 0 { try show(line, lines.consumed) }
    }
    line = max(1, line - (rebuilding.isComplete ? 1 : 0))
  }

  private func show(_ line: Int, _ consumed: Int) throws {
    if console.isInterrupted() { throw WorkspaceError.interrupted }
    console.progress(
      Progress(line, "lines", share: stream.size.map { Double(consumed) / Double(max($0, 1)) }))
  }
}

extension WorkspaceLine {
  fileprivate init(_ json: JSON) throws {
    guard case .object(let members) = json else {
      throw FactError("E-JSON", "the line is no object", hint: "each line is one object")
    }
    self.init(try members.map { Member($0.key, try Value($0.value, of: $0.key)) })
  }
}

extension WorkspaceLine.Value {
  fileprivate init(_ json: JSON, of name: String) throws {
    switch json {
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .array(let elements):
      self = .list(
        try elements.map { element in
          guard case .integer(let number) = element else {
            throw FactError("E-FIELD", "'\(name)' holds what is no whole number")
          }
          return number
        })
    case .null, .bool, .object:
      throw FactError("E-FIELD", "'\(name)' is no text, number or list", hint: "what is empty is left out")
    }
  }
}
