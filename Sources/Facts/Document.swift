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

  package init(id: Int, document: Int, number: Int, text: StoredText, segmentation: Segmentation) {
    self.id = id
    self.document = document
    self.number = number
    self.text = text
    self.segmentation = segmentation
  }
}
