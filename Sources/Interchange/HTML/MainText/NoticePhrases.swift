/// How paragraphs begin that stand within articles and are none of their text: links to others, advertisements,
/// invitations, rights.
enum NoticePhrases {
  /// Letters beyond which a paragraph is text, however it begins.
  private static let longest = 120

  static func begin(_ block: HTMLBlock) -> Bool {
    guard block.measure.letters <= longest else { return false }
    let text = String(block.text.prefix(80)).lowercased()
    let start = text.drop { !$0.isLetter && $0 != "©" }
    return starts.contains { start.hasPrefix($0) } || wholes.contains(start.filter(\.isLetter))
      || rights.contains { text.contains($0) }
  }

  private static let starts = [
    "©", "copyright", "read more", "read also", "read next", "also read", "more on this", "more from",
    "related:",
    "related stories", "related articles", "see also:", "share this", "sign up", "subscribe", "follow us",
    "click here", "advertisement", "continue reading", "recommended for you", "most read", "most popular",
    "leave a comment", "leave a reply", "post a comment", "have your say", "skip to", "photo:", "image:",
    "lesen sie auch", "lesen sie mehr", "mehr zum thema", "mehr dazu", "weiterlesen", "zum thema:",
    "anzeige:",
    "newsletter", "foto:", "bild:", "관련기사", "관련 기사", "함께 보면", "저작권자", "구독하기", "기사제보", "댓글",
    "関連記事", "あわせて読みたい", "おすすめ記事", "続きを読む", "無断転載", "シェアする", "広告",
  ]

  private static let wholes: Set<String> = [
    "advertisement", "ad", "anzeige", "werbung", "share", "tweet", "print", "drucken", "teilen", "email",
    "facebook",
    "twitter", "comments", "kommentare", "related", "광고", "공유", "인쇄", "pr",
  ]

  private static let rights = [
    "all rights reserved", "alle rechte vorbehalten", "무단 전재", "무단전재", "재배포 금지", "無断転載", "無断複写",
  ]
}
