import CommandLanguage
import Facts
import Interchange
import Storage

/// Whom the names of another program mean here.
final class ForeignSpeakers {
  private let work: ExchangeWork
  /// Nil where no handle can be made of a name.
  private var handles: [String: Handle?] = [:]

  init(_ work: ExchangeWork) {
    self.work = work
  }

  /// Asks anew from now on: what was made may have been left out again.
  func forget() { handles = [:] }

  /// The speaker of that name, who is made known where he is new.
  func handle(of written: String, _ session: inout Session) throws -> Handle? {
    let name = written.onOneLine
    if let known = handles[name] { return known }
    let found: Handle?
    let named = try session.read { try $0.speakers(withName: name) }
    if named.count == 1 {
      found = named[0]
    } else if let suggested = Handle(namedLike: name) {
      found = try take(suggested, name, &session)
    } else {
      found = nil
    }
    handles[name] = .some(found)
    return found
  }

  /// The speaker whose handle a file names, which this program wrote; else the one of that name.
  func handle(of name: String, as handle: Handle?, _ session: inout Session) throws -> Handle? {
    guard let handle else { return try self.handle(of: name, &session) }
    if let known = try session.read({ try $0.speaker(named: handle) }) { return known.handle }
    if name != handle.name {
      try work.run(.speaker, [.text("speaker", handle.description), .text("name", name)], &session)
    }
    return handle
  }

  private func take(_ handle: Handle, _ name: String, _ session: inout Session) throws -> Handle {
    if let known = try session.read({ try $0.speaker(named: handle) }) {
      let other = handles.first { $0.value == known.handle }?.key ?? known.name
      if let other, Name.folded(other) != Name.folded(name) {
        work.lose(.changed, "'\(name.shortened(to: 40))'", "is taken to be \(known.handle), \(other)")
      }
      return known.handle
    }
    if name != handle.name {
      try work.run(.speaker, [.text("speaker", handle.description), .text("name", name)], &session)
    }
    return handle
  }
}

extension Handle {
  /// The name itself where it is a handle, as names of users often are, else the handle that a full name suggests.
  fileprivate init?(namedLike name: String) {
    if let parsed = try? Handle(parsing: name), !parsed.isReserved {
      self = parsed
    } else {
      self.init(suggestedBy: name)
    }
  }
}
