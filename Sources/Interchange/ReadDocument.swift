/// What a reader makes of a file: its text, what the file says of itself, and which parts are not the article.
///
/// Every member is as the file has it; nothing is guessed. `Interchange` holds one reader for each format.
package struct ReadDocument: Sendable, Hashable {
  package var text: String
  package var title: String?
  package var author: String?
  package var publisher: String?
  /// The day or instant as the file writes it, such as `2017-03-20T09:00:00+09:00`.
  package var published: String?
  package var url: String?
  package var language: String?
  /// Code points of `text` that are menus, notices, link lists by the file's own structure; nil where a format has no
  /// structure that could tell.
  package var boilerplate: [Range<Int>]?
  /// What of the file could not be read, one sentence each without a full stop; empty where all was read.
  package var remarks: [String] = []

  package init(text: String) {
    self.text = text
  }
}
