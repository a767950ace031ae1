/// What the names and attributes of elements say about whether and how their text is shown.
extension HTMLPage.Element {
  /// Starts and ends a paragraph.
  var isBlock: Bool { Self.blocks.contains(name) }

  /// Keeps its white space.
  var isPreformatted: Bool { ["pre", "listing", "xmp", "plaintext"].contains(name) }

  var isHeading: Bool { Self.headings.contains(name) }

  var isLink: Bool { name == "a" && self["href"] != nil }

  /// Never shown as text: code, form values, pictures, readings beside a base text, and what the page hides.
  ///
  /// `aria-hidden` text is shown on the screen, so it stays. Classes for screen readers alone are the few that the
  /// common style sheets share.
  var isHidden: Bool {
    if Self.unseen.contains(name) { return true }
    if attributes.isEmpty { return name == "dialog" }
    if let hidden = self["hidden"], hidden.lowercased() != "until-found" { return true }
    if name == "dialog", self["open"] == nil { return true }
    if let style = self["style"], Self.hides(style) { return true }
    return classes.contains { Self.offscreen.contains($0) }
  }

  /// The first of many, where a page has a megabyte of them.
  var classes: [Substring] {
    Substring((self["class"] ?? "").unicodeScalars.prefix(1_000)).split(whereSeparator: \.isWhitespace)
  }

  /// The names of an attribute that holds several, in lower case.
  func words(of name: String) -> [Substring] {
    (self[name] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
  }

  private static func hides(_ style: String) -> Bool {
    let declarations = style.lowercased().filter { !$0.isWhitespace }.split(separator: ";")
    return declarations.contains {
      $0.hasPrefix("display:none") || $0.hasPrefix("visibility:hidden") || $0.hasPrefix("visibility:collapse")
    }
  }

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  private static let blocks: Set<String> = headings.union([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html",
    "isindex", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search",
    "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
  ])

  private static let unseen: Set<String> = [
    "annotation", "annotation-xml", "applet", "audio", "canvas", "datalist", "embed", "iframe", "input",
    "noembed",
    "noframes", "noscript", "object", "rp", "rt", "rtc", "script", "select", "style", "svg", "template",
    "textarea",
    "title", "video",
  ]

  private static let offscreen: Set<Substring> = [
    "a11y-hidden", "element-invisible", "screen-reader", "screen-reader-only", "screen-reader-text",
    "sr-only",
    "visually-hidden", "visuallyhidden",
  ]
}
