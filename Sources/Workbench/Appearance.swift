package import Presentation

/// How results look.
package struct Appearance: Sendable, Hashable {
  /// When colour is used; `auto` is at a terminal that has it and does not refuse it.
  package enum Color: String, Sendable, CaseIterable { case auto, always, never }

  package var format = Renderer.text.name
  package var color = Color.auto

  package init() {}

  package var renderer: Renderer { Renderer.all.first { $0.name == format } ?? .text }

  package var isJSON: Bool { format.hasPrefix(Renderer.json.name) }
}
