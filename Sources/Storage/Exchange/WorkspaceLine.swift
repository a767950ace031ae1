import Crypto

/// One line of the file that holds a whole workspace: members by name, in their order.
package struct WorkspaceLine: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case integer(Int)
    case real(Double)
    case text(String)
    case list([Int])
  }

  package struct Member: Sendable, Hashable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var members: [Member]

  package init(_ members: [Member]) {
    self.members = members
  }

  mutating func add(_ name: String, _ value: Value?) {
    if let value { members.append(Member(name, value)) }
  }

  subscript(name: String) -> Value? { members.first { $0.name == name }?.value }
}

/// The form of the file; a change that older programs cannot read makes it greater.
package enum WorkspaceFile {
  package static let format = 1
}

/// What tells a file that came whole from one that was cut or changed: SHA-256 over its lines.
package struct LineDigest {
  private var state = SHA256()
  package private(set) var lines = 0

  package init() {}

  package mutating func add(_ line: String) {
    var line = line
    line.withUTF8 { state.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    state.update(data: [10])
    lines += 1
  }

  /// In hexadecimal.
  package var text: String {
    state.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
