import CommandLanguage
import Storage

/// Which workspace a session works on.
package struct Workspace: Sendable {
  package enum Choice: Sendable, Hashable {
    case file(String)
    case memory
    /// Nobody named one; the names found in the folder, none or several.
    case undecided([String])
  }

  package let choice: Choice
  /// Whether a file that does not exist is made.
  package let mayCreate: Bool

  package init(_ choice: Choice, mayCreate: Bool = false) {
    self.choice = choice
    self.mayCreate = mayCreate
  }

  /// The file as it was named.
  var name: String {
    switch choice {
    case .file(let path): path
    case .memory, .undecided: ":memory:"
    }
  }

  /// How a file is opened for somebody at a console: they can interrupt, and hear what is waited for.
  func options(for console: Console) -> FactStore.Options {
    var options = FactStore.Options()
    options.isInterrupted = console.isInterrupted
    let name = name
    options.isWaiting = { console.waits("waiting for another program that is writing to '\(name)'") }
    return options
  }

  /// Opens the file, or makes it where that is allowed; for a dry run one in memory stands in for it.
  func open(
    isDryRun: Bool, console: Console
  ) throws -> (store: FactStore, isStandIn: Bool) {
    let options = options(for: console)
    switch choice {
    case .memory: return (try FactStore.create(at: .memory, options: options), false)
    case .file(let path):
      do {
        return (try FactStore.open(at: .file(path), access: .readWrite, options: options), false)
      } catch WorkspaceError.missing where mayCreate {
        return (try FactStore.create(at: isDryRun ? .memory : .file(path), options: options), isDryRun)
      }
    case .undecided(let found):
      throw Failure(
        Diagnostic(
          "E-WORKSPACE",
          found.isEmpty
            ? "no workspace is named" : "there are several workspaces here: \(found.joined(separator: ", "))",
          hint: found.isEmpty ? "name one with -w FILE, or make one with init FILE" : "name one with -w FILE"),
        exit: .unusable)
    }
  }
}
