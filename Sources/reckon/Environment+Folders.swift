import CommandLanguage
import Glibc
import Workbench

extension Environment {
  /// What stands in a folder, each name looked at without opening it.
  static func entries(of folder: String) throws -> [FolderEntry] {
    guard let directory = opendir(folder) else {
      throw Diagnostic("E-FILE", "the folder '\(folder)' cannot be read", hint: "check its permissions")
    }
    defer { closedir(directory) }
    var entries: [FolderEntry] = []
    while let found = readdir(directory) {
      let name = name(of: found)
      if name == "." || name == ".." { continue }
      guard let name else {
        entries.append(FolderEntry(name: nil, nature: nil, isLink: false))
        continue
      }
      let path = folder + "/" + name
      var status = stat()
      let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
      entries.append(FolderEntry(name: name, nature: nature(of: path), isLink: isLink))
    }
    return entries
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { place in
      place.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: place.pointee)) {
        String(validatingCString: $0)
      }
    }
  }
}
