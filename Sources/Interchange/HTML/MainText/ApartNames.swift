/// What elements are called by those who write templates: names of the parts that are not the article.
extension HTMLPage.Element {
  /// A part of the page beside the article by its name or role.
  var isApartByKind: Bool {
    Self.apartKinds.contains(name) || words(of: "role").contains { Self.apartRoles.contains($0) }
  }

  /// A part of the page beside the article by what its class or id is called.
  var isApartByName: Bool {
    guard !["html", "body", "article", "main"].contains(name) else { return false }
    return names.contains { name in
      Self.apartParts.contains { name.contains($0) }
        || Self.words(in: name).contains { Self.apartWords.contains($0) }
    }
  }

  /// Holds what readers wrote, which may be longer than the article.
  var isDiscussion: Bool { names.contains { Self.discussions.contains($0.prefix { $0.isLetter }) } }

  /// Holds the article's text by what it is called.
  var isArticleBody: Bool {
    words(of: "itemprop").contains("articlebody")
      || names.contains { Self.bodies.contains($0.filter(\.isLetter)) }
  }

  /// The words before the article's text that sum it up.
  var isLead: Bool { names.contains { Self.words(in: $0).contains { Self.leads.contains($0) } } }

  /// Classes and id in lower case; those that name a post's tags say nothing of the element.
  private var names: [String] {
    let all = classes.map(String.init) + [self["id"]].compactMap { $0 }
    return all.filter { !$0.hasPrefix("tag-") && !$0.hasPrefix("category-") && !$0.isEmpty }.map(
      Self.separated)
  }

  /// Lower case, a dash before each capital that follows a small letter: `sideBar` is `side-bar`.
  private static func separated(_ name: String) -> String {
    var result = ""
    var isAfterSmall = false
    for character in name.prefix(100) {
      if isAfterSmall, character.isUppercase { result.append("-") }
      isAfterSmall = character.isLowercase
      result += character.lowercased()
    }
    return result
  }

  private static func words(in name: String) -> [Substring] { name.split { !$0.isLetter } }

  private static let apartKinds: Set<String> = [
    "aside", "button", "dialog", "fieldset", "footer", "form", "menu", "nav", "search",
  ]

  private static let apartRoles: Set<Substring> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "form", "menu", "menubar",
    "navigation", "search", "tablist", "toolbar",
  ]

  // Distinctive wherever they stand in a name, as in `leftsidebar`.
  private static let apartParts = [
    "breadcrumb", "cookie", "disqus", "newsletter", "outbrain", "paywall", "pagination", "sidebar",
    "side-bar",
    "taboola",
  ]

  private static let apartWords: Set<Substring> = [
    "actions", "ad", "ads", "advert", "advertisement", "advertising", "adsense", "anzeige", "author",
    "authors",
    "banner", "bio", "btn", "byline", "cmt", "comment", "comments", "consent", "copyright", "date",
    "dateline",
    "donate", "foot", "footer", "footnav", "gdpr", "gnb", "journalist", "kanren", "keywords", "kommentare",
    "lnb",
    "login", "masthead", "menu", "meta", "metadata", "modal", "mostread", "nav", "navbar", "navi",
    "navigation",
    "overlay", "paid", "pager", "pankuzu", "pickup", "popular", "popup", "posted", "promo", "ranking",
    "read-next",
    "recirc", "recirculation", "recommend", "recommendations", "recommended", "related", "replies", "reply",
    "reporter", "respond", "search", "share", "sharebar", "sharing", "shop", "signup", "sitemap", "skip",
    "sns", "snb",
    "social", "sponsor", "sponsored", "subscribe", "subscription", "tags", "taglist", "teaser", "teasers",
    "timestamp", "toc", "toolbar", "topics", "topnav", "trending", "verwandt", "weitere", "werbung", "widget",
    "widgets",
  ]

  private static let discussions: Set<Substring> = [
    "cmt", "comment", "comments", "commentlist", "discussion", "disqus", "kommentare", "replies", "reply",
    "respond",
  ]

  private static let bodies: Set<String> = [
    "articlebody", "articlecontent", "articletext", "articleviewcontentdiv", "artikelbody", "artikelinhalt",
    "artikeltext", "contentbody", "entrybody", "entrycontent", "entrytext", "newsbody", "newscontent",
    "newstext",
    "postbody", "postcontent", "posttext", "storybody", "storycontent", "storytext",
  ]

  private static let leads: Set<Substring> = [
    "deck", "dek", "intro", "lead", "leadtext", "lede", "standfirst", "subheadline", "subtitle", "summary",
    "teasertext",
    "vorspann",
  ]
}
