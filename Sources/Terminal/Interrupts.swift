import CLibEdit

/// Ctrl-C while a command runs: the first is noted, for the command to stop by itself; the second ends the program.
package enum Interrupts {
  package static func watch() { rk_interrupts_watch() }

  package static var isPending: Bool { rk_interrupts_pending() }

  /// Forgets one that was noted, before another command begins.
  package static func clear() { rk_interrupts_clear() }
}
