/// What was read: where it comes from; its text is in versions.
package struct Document: Sendable, Hashable {
  package var id: Int
  package var title: String
  package var author: Handle?
  package var publisher: String?
  package var url: String?
  package var published: Period?
  package var language: String?

  package init(
    id: Int = 0, title: String, author: Handle? = nil, publisher: String? = nil, url: String? = nil,
    published: Period? = nil, language: String? = nil
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.publisher = publisher
    self.url = url
    self.published = published
    self.language = language
  }

  package var identifier: Identifier { Identifier(.document, id) }
}

/// One stored text of a document, which never changes, with the bounds of its paragraphs and sentences.
package struct Version: Sendable {
  package let id: Int
  package let document: Int
  /// From 1.
  package let number: Int
  package let text: StoredText
  package let segmentation: Segmentation
  package let provenance: Provenance

  /// Where a text came from, and what its reader knew of it.
  package struct Provenance: Sendable, Hashable {
    /// The file it was read from, as it was named.
    package var origin: String?
    /// The name of the reader, such as `text` or `html`.
    package var format: String
    /// The encoding of the file's bytes, such as `utf-8`; nil where none was decoded.
    package var encoding: String?
    /// Menus and notices by the file's own structure; nil where the format has none that could tell.
    package var boilerplate: [Range<Int>]?

    /// Whether its line breaks are those of a printed page.
    package var isTypeset: Bool { format == "pdf" }

    package init(
      origin: String? = nil, format: String = "text", encoding: String? = nil,
      boilerplate: [Range<Int>]? = nil
    ) {
      self.origin = origin
      self.format = format
      self.encoding = encoding
      self.boilerplate = boilerplate
    }
  }

  package init(
    id: Int, document: Int, number: Int, text: StoredText, segmentation: Segmentation, provenance: Provenance
  ) {
    self.id = id
    self.document = document
    self.number = number
    self.text = text
    self.segmentation = segmentation
    self.provenance = provenance
  }
}
