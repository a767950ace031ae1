import Storage

/// What this machine saw last of each workspace, so that an older state of a file does not pass for the newest.
///
/// A file from which a -wal was lost, or that an older copy has replaced, is sound in itself; only somebody who saw
/// what came after can tell.
package struct Witness: Sendable {
  /// The ULID of the newest operation seen in the file at a path; nil where it was never seen.
  let recall: @Sendable (_ path: String) -> String?
  let keep: @Sendable (_ path: String, _ ulid: String) -> Void
  let isThere: Bool

  package init(
    isThere: Bool = true, recall: @escaping @Sendable (String) -> String?,
    keep: @escaping @Sendable (String, String) -> Void
  ) {
    self.isThere = isThere
    self.recall = recall
    self.keep = keep
  }

  /// Nobody remembers anything.
  package static let none = Witness(isThere: false, recall: { _ in nil }, keep: { _, _ in })
}

/// What was found when a file was opened.
struct OpeningFinding: Sendable {
  let newest: OperationName?
  let isKnown: Bool
  let warnings: [String]

  /// - `beside`: what lay beside the file before it was opened.
  init(_ store: FactStore, beside: Surrounding?, now: String, witness: Witness) throws {
    let seen = store.place.flatMap(witness.recall)
    isKnown = seen != nil
    if witness.isThere, !isKnown, store.place != nil {
      // A file that was never seen here may come from anybody, so its pages are looked at once.
      if let flaw = try store.read({ try $0.damagedPages(by: "quick_check").first }) {
        throw WorkspaceError.damaged(store.path, flaw)
      }
    }
    let (newest, time, isMissing) = try store.read { snapshot in
      (
        try snapshot.newestOperation(), try snapshot.newestTime(),
        try seen.map { try !snapshot.hasOperation($0) } ?? false
      )
    }
    self.newest = newest
    var warnings: [String] = []
    if isMissing, let seen {
      warnings.append(
        "operation \(seen), which this machine saw in \(store.path), is not in it: an older copy was put back, or "
          + "its -wal was lost; 'doctor' says what to do")
    } else if beside == .lostLog {
      warnings.append("\(store.path)-shm is there without its -wal; 'doctor' says what to do")
    }
    if let time, let newest, time.prefix(16) > now.prefix(16) {
      warnings.append("the clock says \(now), before the newest operation o\(newest.id) at \(time)")
    }
    self.warnings = warnings
  }
}

extension Workspace {
  /// What lies beside the file before it is opened.
  var beside: Surrounding? { if case .file(let path) = choice { Surrounding.beside(path) } else { nil } }
}

extension Environment {
  func finding(in store: FactStore, beside: Surrounding?) throws -> OpeningFinding {
    try OpeningFinding(store, beside: beside, now: Timestamp.text(milliseconds: now()), witness: witness)
  }
}

extension Session {
  /// Tells once what was found when the file was opened.
  mutating func remarkOnOpening(_ output: Output) {
    finding?.warnings.forEach { output.notice(Notice(.warning, $0)) }
    finding = finding.map { OpeningFinding(told: $0) }
  }

  /// Remembers the newest operation, where this sitting made it or never saw the file before.
  ///
  /// Who only reads an older state does not make it the one that is expected.
  func bearWitness(of store: FactStore) {
    guard let path = store.place, !sitting.isPrivate,
      let newest = try? store.read({ try $0.newestOperation() }),
      finding == nil || newest != finding?.newest || finding?.isKnown == false
    else { return }
    environment.witness.keep(path, newest.ulid)
  }
}

extension OpeningFinding {
  fileprivate init(told: OpeningFinding) {
    (newest, isKnown, warnings) = (told.newest, told.isKnown, [])
  }
}
