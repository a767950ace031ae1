import CSQLite
import GRDB

extension FactStore {
  /// What opening depends on beside the file.
  package struct Options: Sendable {
    /// How long to wait for another program's write, in seconds; a long script takes some.
    package var busyTimeout = 60.0
    /// Told when such a wait has become noticeable.
    package var isWaiting: (@Sendable () -> Void)?
    /// Whether a file or folder can be written.
    package var isWritable: @Sendable (_ path: String) -> Bool = FileState.isWritable
    /// Asked while a query runs: whether it shall end with `WorkspaceError.interrupted`.
    package var isInterrupted: (@Sendable () -> Bool)?

    package init() {}
  }

  /// Makes a new workspace, readable by its owner alone; a failure leaves no file behind.
  package static func create(at location: Location, options: Options = Options()) throws -> FactStore {
    try create(at: location, migrations: Schema.migrations, options: options)
  }

  /// Opens a workspace and brings an older one up to date.
  ///
  /// A file that cannot be written, or lies in a folder that cannot, is opened for reading; see `access`.
  package static func open(
    at location: Location, access: Access, options: Options = Options()
  ) throws -> FactStore {
    try open(at: location, access: access, migrations: Schema.migrations, options: options)
  }

  static func create(
    at location: Location, migrations: [Migration], options: Options = Options()
  ) throws -> FactStore {
    guard case .file(let path) = location else {
      return try FactStore(at: ":memory:", by: .memory, migrations, options).built()
    }
    try NewFile.reserve(path)
    do {
      return try FactStore(at: path, by: .writing, migrations, options).built()
    } catch {
      NewFile.remove(path)
      throw error
    }
  }

  static func open(
    at location: Location, access: Access, migrations: [Migration], options: Options = Options()
  ) throws -> FactStore {
    guard case .file(let path) = location else {
      return try create(at: .memory, migrations: migrations, options: options)
    }
    let state = try FileState(of: path, knownSchema: migrations.newest)
    let isWritable = options.isWritable(state.path) && options.isWritable(state.folder)
    let connection: Connection =
      switch (isWritable, access) {
      case (true, .readWrite): .writing
      case (true, .readOnly): .querying
      case (false, _): state.hasUnwrittenChanges ? .reading : .frozen
      }
    return try FactStore(at: path, by: connection, migrations, options).current()
  }
}

extension FactStore {
  /// The ways to reach a file, by what SQLite may do to it.
  private enum Connection {
    case memory, writing
    /// For a copy that nobody keeps: SQLite moves what does not fit its cache to a file without a name.
    case scratch
    /// For reading, but free to tidy up its `-wal`, which a read-only connection would leave behind.
    case querying
    /// For reading a file that others may be writing.
    case reading
    /// For reading a file in a place where nothing can be written.
    case frozen
  }

  private init(
    at path: String, by connection: Connection, _ migrations: [Migration], _ options: Options
  ) throws {
    _ = FactStore.isConfigured
    var configuration = Configuration()
    let patience = Patience(
      limit: options.busyTimeout, isInterrupted: options.isInterrupted, tell: options.isWaiting)
    configuration.busyMode = .callback { patience.wait(attempt: $0) }
    configuration.readonly = connection == .reading || connection == .frozen
    let interruption = options.isInterrupted.map(Interruption.init)
    configuration.prepareDatabase { database in
      try database.harden()
      interruption?.watch(database)
    }
    let name =
      switch connection {
      case .memory: ":memory:"
      case .scratch: ""
      case .frozen: FileState.immutableURI(of: path)
      case .writing, .querying, .reading: FileState.plain(path)
      }
    let queue: DatabaseQueue
    do {
      queue = try explained(path) { try DatabaseQueue(path: name, configuration: configuration) }
    } catch WorkspaceError.unreadable where connection == .reading {
      throw WorkspaceError.unfinished(path)
    }
    self.init(
      queue: queue, migrations: migrations, path: path,
      access: connection == .reading || connection == .frozen || connection == .querying
        ? .readOnly : .readWrite,
      isImmutable: connection == .frozen, interruption: interruption)
  }

  /// Set before the first connection, be it one that only reads a header.
  static let isConfigured = csqlite_configure() == SQLITE_OK

  private func built() throws -> FactStore {
    try explained(path) { try queue.writeWithoutTransaction { try $0.build(migrations, path: path) } }
    return self
  }

  /// A connection to a file that is still empty.
  static func blank(at path: String, migrations: [Migration]) throws -> FactStore {
    try FactStore(at: path, by: .writing, migrations, Options())
  }

  /// This store with the newest schema: migrated in place, or, where it must not be written, in a copy.
  private func current() throws -> FactStore {
    let schema = try explained(path) { try queue.unsafeRead { try $0.schemaNumber() } }
    guard schema <= migrations.newest else {
      throw WorkspaceError.newer(path, schema: schema, known: migrations.newest)
    }
    try explained(path) { try queue.unsafeRead { try $0.refuseForeignSchema(migrations, path: path) } }
    guard schema < migrations.newest || access == .readWrite else { return self }
    let store = access == .readWrite ? self : try copied()
    try explained(path) {
      try store.queue.writeWithoutTransaction { database in
        if access == .readWrite { try database.useWriteAheadLog(path: path) }
        try database.migrate(through: migrations, path: path)
      }
    }
    return store.granting(access)
  }

  /// The same connection, for reading only or not.
  func granting(_ access: Access) -> FactStore {
    FactStore(
      queue: queue, migrations: migrations, path: path, access: access, isImmutable: isImmutable,
      interruption: interruption)
  }

  /// Room for a copy that nobody keeps.
  static func scratch() throws -> FactStore {
    try FactStore(at: ":memory:", by: .scratch, Schema.migrations, Options())
  }

  /// The same facts apart from the file, free to be changed without touching the file.
  func copied(options: Options = Options()) throws -> FactStore {
    let copy = try FactStore(at: path, by: .scratch, migrations, options)
    try explained(path) { try queue.backup(to: copy.queue) }
    return copy
  }
}
