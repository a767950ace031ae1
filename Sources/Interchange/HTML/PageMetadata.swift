/// What a page says of itself: each member has a list of places, and the first that says something is taken.
///
/// Values are as written, with entities decoded and white space folded; nothing is derived from the text.
struct PageMetadata {
  private let page: HTMLPage
  private let linked: LinkedData
  /// The contents of `meta` elements by their `property`, `name`, `itemprop` or `http-equiv`, the first of each.
  private var meta: [String: String] = [:]
  /// The addresses of `link` elements by their `rel`, the first of each.
  private var links: [String: String] = [:]
  private(set) var documentTitle: String?
  private var heading: String?
  private var bylines: [String] = []
  private var time: String?
  private var rootLanguage: String?

  /// The article's own text, as JSON-LD has it.
  var articleBody: String? { linked.body }

  var title: String? {
    first([meta["og:title"], linked.headline, titleWithoutSite, heading])
  }

  var author: String? {
    let property = meta["article:author"].flatMap { $0.isAddress ? nil : $0 }
    let relation = bylines.isEmpty ? nil : bylines.joined(separator: ", ")
    return first([
      linked.author, meta["author"], property, relation, meta["dc.creator"], meta["dcterms.creator"],
      meta["parsely-author"],
    ])
  }

  var publisher: String? {
    first([linked.publisher, meta["og:site_name"]])
  }

  var published: String? {
    first([
      linked.published, meta["article:published_time"], meta["datepublished"], meta["date"], meta["dc.date"],
      meta["dc.date.issued"], meta["dcterms.date"], meta["dcterms.issued"], meta["pubdate"],
      meta["parsely-pub-date"], time,
    ])
  }

  var url: String? {
    first([links["canonical"], meta["og:url"]])
  }

  var language: String? {
    first([rootLanguage, meta["content-language"], meta["og:locale"], linked.language])
  }

  var remarks: [String] {
    switch linked.unreadable {
    case 0: []
    case 1: ["a JSON-LD script of the page is not JSON, and is not read"]
    default: ["\(linked.unreadable) JSON-LD scripts of the page are not JSON, and are not read"]
    }
  }

  init(of page: HTMLPage) {
    self.page = page
    let elements = page.nodes.indices.lazy.compactMap { index in page.element(index).map { (index, $0) } }
    linked = LinkedData(
      elements.filter { $1.name == "script" && $1["type"]?.lowercased().contains("ld+json") ?? false }
        .map { page.text(of: $0.0) })
    for (index, element) in elements { take(element, at: index) }
  }

  private mutating func take(_ element: HTMLPage.Element, at index: Int) {
    switch element.name {
    case "html": rootLanguage = rootLanguage ?? element["lang"]
    case "meta": takeMeta(element)
    case "link":
      guard let address = element["href"] else { return }
      for relation in element.words(of: "rel") where links[String(relation)] == nil {
        links[String(relation)] = address
      }
    case "title" where documentTitle == nil: documentTitle = page.text(of: index)
    case "h1" where heading == nil: heading = shown(index)
    case "time":
      let marks = element["pubdate"] != nil || element.words(of: "itemprop").contains("datepublished")
      if time == nil, marks { time = element["datetime"] ?? shown(index) }
    default: break
    }
    let isByline = element.words(of: "rel").contains("author") && element.name == "a"
    if isByline, let name = shown(index), !bylines.contains(name) { bylines.append(name) }
  }

  /// A `meta` may bear several names; the first element of a name counts.
  private mutating func takeMeta(_ element: HTMLPage.Element) {
    guard let content = element["content"], content.contains(where: { !$0.isWhitespace }) else { return }
    for attribute in ["property", "name", "itemprop", "http-equiv"] {
      guard let name = element[attribute]?.lowercased(), meta[name] == nil else { continue }
      meta[name] = content
    }
  }

  /// The text of an element on one line; nil where it shows none.
  private func shown(_ index: Int) -> String? {
    let text = page.text(of: index).foldingSpace
    return text.isEmpty ? nil : text
  }

  private func first(_ places: [String?]) -> String? {
    places.lazy.compactMap { $0?.decodingEntities.foldingSpace }.first { !$0.isEmpty }
  }

  /// The document's title, without the name of the site where the page says which that is.
  private var titleWithoutSite: String? {
    guard let title = documentTitle?.foldingSpace else { return nil }
    guard let site = first([meta["og:site_name"]]), title.hasSuffix(site) else { return title }
    let rest = title.dropLast(site.count)
    let separators = rest.reversed().prefix { $0.isWhitespace || "-–—|:·•»«/".contains($0) }
    guard separators.contains(where: { !$0.isWhitespace }), separators.count < rest.count else {
      return title
    }
    return String(rest.dropLast(separators.count))
  }
}
