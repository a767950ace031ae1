import CommandLanguage

/// What a folder holds: the files to read, and what is left out, with the reason.
struct FolderFiles {
  /// Paths that begin with the folder's name as it was typed, in the order of their code points.
  private(set) var files: [String] = []
  private(set) var skipped: [(path: String, reason: String)] = []

  /// Looks through a folder and those in it; hidden names are left out, and links to folders are not followed.
  ///
  /// `takes` decides by a file's name alone.
  init(
    _ folder: String, in environment: Environment, at path: (String) -> String, takes: (String) -> Bool
  ) throws {
    var waiting = [folder]
    while let next = waiting.popLast() {
      if environment.console.isInterrupted() { return }
      for entry in try environment.list(path(next)) {
        guard let name = entry.name else {
          skipped.append((next + "/?", "its name is not UTF-8"))
          continue
        }
        guard !name.hasPrefix(".") else { continue }
        let file = (next.hasSuffix("/") ? next : next + "/") + name
        switch entry.nature {
        case .folder where entry.isLink: skipped.append((file, "a link to a folder"))
        case .folder: waiting.append(file)
        case .file where takes(name): files.append(file)
        case .file: skipped.append((file, "no known ending"))
        case .other: skipped.append((file, "no ordinary file"))
        case nil: skipped.append((file, "a link to nothing"))
        }
      }
    }
    files.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    skipped.sort { $0.path.unicodeScalars.lexicographicallyPrecedes($1.path.unicodeScalars) }
  }
}
