import CLibEdit

/// What is known of the terminal behind a file descriptor, if there is one.
package struct Device: Sendable {
  package static func isTerminal(_ descriptor: Int32) -> Bool {
    rk_is_terminal(descriptor)
  }

  /// Columns, or nil when the descriptor is no terminal or the terminal does not know its size.
  package static func width(of descriptor: Int32) -> Int? {
    let columns = rk_columns(descriptor)
    return columns > 0 ? Int(columns) : nil
  }

  /// Whether colour may be used by default: on a terminal that is not `dumb`, unless `NO_COLOR` is set and
  /// not empty.
  ///
  /// Source: no-color.org.
  package static func allowsColor(environment: [String: String], descriptor: Int32) -> Bool {
    permitsColor(environment: environment) && isTerminal(descriptor)
  }

  /// The part of the decision that the environment takes.
  static func permitsColor(environment: [String: String]) -> Bool {
    guard environment["NO_COLOR", default: ""].isEmpty else { return false }
    return !["", "dumb"].contains(environment["TERM", default: ""])
  }
}
