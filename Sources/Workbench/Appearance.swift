package import Presentation

/// How results look.
package struct Appearance: Sendable, Hashable {
  /// When colour is used; `auto` is at a terminal that has it and does not refuse it.
  package enum Color: String, Sendable, CaseIterable { case auto, always, never }

  /// When results longer than the screen go through a pager; `auto` is at a terminal.
  package enum Paging: String, Sendable, CaseIterable { case auto, never }

  package var format = Renderer.text.name
  package var color = Color.auto
  package var paging = Paging.auto

  package init() {}

  package var renderer: Renderer { Renderer.all.first { $0.name == format } ?? .text }

  package var isJSON: Bool { format.hasPrefix(Renderer.json.name) }
}
