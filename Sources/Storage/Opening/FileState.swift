import CSQLite
import Foundation

/// What a file is before SQLite touches it: found without writing, locking or creating anything.
struct FileState {
  /// "RKN1": what `application_id` says of a workspace.
  static let applicationID: UInt32 = 0x524B_4E31

  /// The file itself where the user named a link: SQLite keeps the `-wal` beside it.
  let path: String
  let schema: Int

  /// Looks at the file, or says why it is no workspace that this program can open.
  init(of path: String, knownSchema: Int) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? WorkspaceError.missing(path) : .unreadable(path, String(cString: strerror(errno)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw WorkspaceError.folder(path)
    default: throw WorkspaceError.notAFile(path)
    }
    guard status.st_size > 0 else { throw WorkspaceError.empty(path) }
    guard access(path, R_OK) == 0 else {
      throw WorkspaceError.unreadable(path, String(cString: strerror(errno)))
    }
    guard status.st_size >= 100 else { throw WorkspaceError.notSQLite(path) }
    let header = try FileState.header(of: path)
    guard header.starts(with: Array("SQLite format 3\0".utf8)) else { throw WorkspaceError.notSQLite(path) }
    let applicationID = FileState.number(in: header, at: 68)
    guard applicationID == FileState.applicationID else {
      throw WorkspaceError.foreign(path, applicationID: applicationID)
    }
    schema = Int(Int32(bitPattern: FileState.number(in: header, at: 60)))
    guard schema <= knownSchema else { throw WorkspaceError.newer(path, schema: schema, known: knownSchema) }
    guard schema > 0 else { throw WorkspaceError.damaged(path, "schema \(schema)") }
    self.path = FileState.resolved(path) ?? path
  }

  /// The path without links; nil where nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func header(of path: String) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 100)
    _ = FactStore.isConfigured
    let code = csqlite_read_header(immutableURI(of: path), &bytes, 100)
    guard code == 0 else { throw WorkspaceError.unreadable(path, "SQLite error \(code)") }
    return bytes
  }

  private static func number(in header: [UInt8], at offset: Int) -> UInt32 {
    header[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether a `-wal` beside the file holds anything.
  var hasUnwrittenChanges: Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The folder that holds the file.
  var folder: String { FileState.folder(of: path) }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path that SQLite takes for a file name, whatever it begins with.
  static func plain(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  /// A URI under which SQLite neither locks nor writes, nor looks for a `-wal`.
  static func immutableURI(of path: String) -> String {
    let kept = Set("/._-~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    let digits = Array("0123456789ABCDEF")
    let escaped = plain(path).utf8.map { byte in
      kept.contains(byte)
        ? String(Character(Unicode.Scalar(byte))) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
    return "file:" + escaped.joined() + "?immutable=1"
  }
}
