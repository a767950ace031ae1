/// A person or body that asserts or forecasts; coders are speakers too.
package struct Speaker: Sendable, Hashable {
  package let id: Int
  package let handle: Handle
  package let name: String?
  /// Any word; usual are person, body, outlet, coder.
  package let kind: String?
  package let aliases: [String]

  package init(id: Int, handle: Handle, name: String?, kind: String?, aliases: [String]) {
    self.id = id
    self.handle = handle
    self.name = name
    self.kind = kind
    self.aliases = aliases
  }

  /// The full name where it is known, else the handle.
  package var display: String { name ?? handle.description }
}
