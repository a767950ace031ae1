import CLibEdit

/// Why no line can be edited.
package enum TerminalError: Error, Equatable {
  case noTerminal
  case noUnicodeLocale
  case alreadyOpen
  case closed
  case outOfMemory

  init?(_ opening: rk_opening) {
    switch opening {
    case rk_opened: return nil
    case rk_no_terminal: self = .noTerminal
    case rk_no_utf8: self = .noUnicodeLocale
    case rk_already_open: self = .alreadyOpen
    default: self = .outOfMemory
    }
  }
}

extension TerminalError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTerminal: "there is no terminal to edit on: standard input must be one"
    case .noUnicodeLocale: "this system has no UTF-8 locale, not even C.UTF-8"
    case .alreadyOpen: "this program edits lines already"
    case .closed: "the line editor is closed"
    case .outOfMemory: "there is no memory for a line editor"
    }
  }
}
