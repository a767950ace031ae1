import Facts

/// What coders are compared in: one branch of the tags, or any mark whatever its tags.
enum Layer: Sendable, Hashable {
  case anyMark
  /// A tag of the first level, with all below it.
  case branch(String)

  init(of tag: TagName) {
    self = .branch(String(tag.path.prefix { $0 != "/" }))
  }

  var name: String {
    switch self {
    case .anyMark: "any mark"
    case .branch(let name): "+" + name
    }
  }

  func holds(_ tag: TagName) -> Bool { self == .anyMark || self == Layer(of: tag) }
}
