/// Why a part of a text is taken to be no part of the article, in a word or two.
package enum BoilerplateReason: Sendable, Hashable, CustomStringConvertible {
  /// Words that such lines begin with, hold, or are; see `BoilerplateCue`.
  case cookies, newsletter, share, related, credit, copyright, advertisement, comments, byline, menu, about
  /// The line stands on other pages of the same publisher.
  case repeated
  /// The paragraph stands on this page already.
  case duplicate
  /// Before or after the part of the page that reads like an article.
  case outside
  /// One of several lines in a row that are no sentences.
  case list
  /// The file's own structure says so.
  case structure
  /// A coder has said so.
  case judged(Handle)

  package var description: String {
    switch self {
    case .cookies: "cookie notice"
    case .newsletter: "subscription"
    case .share: "share line"
    case .related: "related link"
    case .credit: "photo credit"
    case .copyright: "copyright"
    case .advertisement: "advertisement"
    case .comments: "comments"
    case .byline: "byline"
    case .menu: "menu"
    case .about: "about the author"
    case .repeated: "on other pages too"
    case .duplicate: "stands here twice"
    case .outside: "outside the article"
    case .list: "list of links"
    case .structure: "page structure"
    case .judged(let coder): "said \(coder)"
    }
  }
}
