/// The colours of charts, one for each role, on light paper and on dark.
///
/// They follow the order of Okabe and Ito, "Color Universal Design" (2008), which most kinds of colour blindness tell
/// apart, darker or lighter than theirs so that labels in them can be read: at least 4.5 to 1 against the paper, as
/// WCAG 2.2 asks for small text.
enum ChartPalette {
  struct Shades: Sendable {
    let paper, ink, dim, grid: String
    /// In the order of the roles.
    let roles: [String]
  }

  static let light = Shades(
    paper: "#ffffff", ink: "#1b1b1b", dim: "#595959", grid: "#dcdcdc",
    roles: ["#0069a6", "#b04500", "#00735a", "#94447a", "#7a5a00", "#3d5a80", "#595959"])

  static let dark = Shades(
    paper: "#14171a", ink: "#ededed", dim: "#b0b0b0", grid: "#3a3f45",
    roles: ["#6cb8f2", "#ff9d66", "#4fcaa4", "#e3a3cc", "#e8c04a", "#a9bfe0", "#b0b0b0"])

  /// The rules that every drawn chart refers to, once for a page or a file.
  static let style = """
    \(rules(light))
    @media screen and (prefers-color-scheme: dark) { \(rules(dark)) }
    .chart { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
    .chart text { \(paint("fill", "ink", light.ink)) }
    .chart .dim { \(paint("fill", "dim", light.dim)) }
    .chart .grid { \(paint("stroke", "grid", light.grid)) }
    .chart .axis { \(paint("stroke", "dim", light.dim)) }
    .chart .bar { \(paint("fill", "dim", light.dim)) fill-opacity: .45; }
    .chart .band { fill-opacity: .16; stroke: none; }
    .chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .chart .dashed { stroke-dasharray: 5 4; stroke-width: 1.5; }
    .chart .interval { stroke-width: 1.5; }
    .chart .mark { \(paint("stroke", "paper", light.paper)) stroke-width: 1; }
    .chart a:focus-visible .mark, .chart a:hover .mark { stroke: var(--ink); stroke-width: 2; }
    \(Chart.Role.allCases.map(rules).joined(separator: "\n"))
    @media print { \(rules(light)) }
    """

  /// A colour that follows light and dark, and before it the light one for programs that know no variables.
  static func paint(_ property: String, _ name: String, _ light: String) -> String {
    "\(property): \(light); \(property): var(--\(name));"
  }

  private static func rules(_ shades: Shades) -> String {
    let roles = shades.roles.enumerated().map { "--role\($0.offset): \($0.element);" }
    return ".chart { --paper: \(shades.paper); --ink: \(shades.ink); --dim: \(shades.dim); "
      + "--grid: \(shades.grid); " + roles.joined(separator: " ") + " }"
  }

  private static func rules(_ role: Chart.Role) -> String {
    let (name, color) = (role.className, light.roles[role.rawValue])
    return ".chart .line.\(name), .chart .interval.\(name) { \(paint("stroke", name, color)) } "
      + ".chart .mark.\(name), .chart .band.\(name), .chart text.\(name) { \(paint("fill", name, color)) }"
  }
}

extension Chart.Role {
  var className: String { "role\(rawValue)" }
}
