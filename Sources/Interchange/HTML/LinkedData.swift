/// What a page says of itself in JSON-LD (schema.org), all of its scripts together.
struct LinkedData {
  /// The first object that describes an article, else a page.
  private let subject: JSONValue?
  /// Objects by their `@id`, to which others refer.
  private var named: [String: JSONValue] = [:]
  /// How many scripts could not be read.
  private(set) var unreadable = 0

  init(_ scripts: [String]) {
    var objects: [JSONValue] = []
    for script in scripts {
      guard let value = JSONValue(script) else {
        unreadable += 1
        continue
      }
      for object in value.elements {
        objects.append(object)
        objects += object["@graph"]?.elements ?? []
      }
    }
    objects += objects.flatMap { ($0["mainEntity"] ?? $0["mainEntityOfPage"])?.elements ?? [] }
    subject =
      objects.first(where: \.isArticle) ?? objects.first { $0.types.contains { $0.hasSuffix("Page") } }
    for object in objects {
      guard let id = object["@id"]?.string, object["name"] != nil || named[id] == nil else { continue }
      named[id] = object
    }
  }

  var headline: String? { text("headline") ?? (subject?.isArticle == true ? text("name") : nil) }
  var published: String? { text("datePublished") }
  var language: String? { text("inLanguage") }
  var body: String? { text("articleBody") }
  var url: String? { text("url") }
  /// The authors' names, separated by commas.
  var author: String? { names("author") ?? names("creator") }
  var publisher: String? { names("publisher") }

  private func text(_ key: String) -> String? { subject?[key]?.elements.lazy.compactMap(\.string).first }

  private func names(_ key: String) -> String? {
    let names = (subject?[key]?.elements ?? []).compactMap(name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func name(of value: JSONValue) -> String? {
    if let name = value.string { return name.isAddress ? nil : name }
    if let name = value["name"]?.elements.lazy.compactMap(\.string).first { return name }
    return value["@id"]?.string.flatMap { named[$0]?["name"]?.string }
  }
}

extension JSONValue {
  /// The last parts of the types' names, of which an address may be the first.
  fileprivate var types: [String] {
    (self["@type"]?.elements ?? []).compactMap(\.string).map { type in
      type.split(whereSeparator: { "/:#".contains($0) }).last.map(String.init) ?? type
    }
  }

  fileprivate var isArticle: Bool {
    types.contains {
      $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || ["Report", "Review"].contains($0)
    }
  }
}

extension String {
  /// An address rather than a name.
  var isAddress: Bool {
    let start = prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://") || hasPrefix("//") || hasPrefix("/")
  }
}
