// Words that give away menus, notices and the like, by language. `BoilerplateCue` says how they are written; words
// that need not be the whole line have at least two letters and a space, or one letter of Hangul, Han or Kana.

extension BoilerplateCue {
  static let all =
    cookies + newsletters + sharing + related + credits + rights + advertisements + comments + bylines + menus
    + authors

  private static let cookies =
    cues(
      .cookies, .anywhere,
      [
        "we use cookies", "uses cookies", "use of cookies", "cookie policy", "cookie preferences",
        "cookie settings",
        "cookie notice", "accept cookies", "accept all cookies", "allow all cookies", "manage consent",
        "do not sell my personal information", "strictly necessary cookies", "targeting cookies",
        "social media cookies",
        "wir verwenden cookies", "cookie-einstellungen", "diese website verwendet cookies",
        "cookies zulassen",
        "nous utilisons des cookies", "utilise des cookies", "gérer les cookies", "politique de cookies",
        "utilizamos cookies", "política de cookies", "utilizziamo i cookie", "wij gebruiken cookies",
        "쿠키를 사용", "쿠키 정책", "쿠키 설정", "cookieを使用", "クッキーを使用", "クッキー設定", "使用cookie", "本网站使用",
      ])
    + cues(
      .cookies, .hint,
      [
        "cookie", "opt out", "opt-out", "your browser", "your device", "your preferences", "your experience",
        "your interests", "your personal information", "your privacy", "your data", "your consent",
        "our partners",
        "our website", "our site", "this website", "privacy policy", "personalize ads", "personalise ads",
        "personalised ads", "personalized ads", "personalized experience", "relevant content",
        "analytics partners",
        "advertising partners", "sharing tools", "ihre einwilligung", "ihrem gerät", "unsere partner",
        "datenschutz",
        "widerrufen", "personalisierte", "votre consentement", "votre appareil", "nos partenaires",
        "vos données",
        "confidentialité", "su consentimiento", "nuestros socios", "sus datos", "쿠키", "개인정보", "귀하", "동의",
        "맞춤형", "이용자의", "クッキー", "プライバシー", "当サイト", "同意", "お客様", "隐私政策", "您的",
      ])
    + cues(
      .cookies, .whole,
      [
        "accept", "accept all", "reject all", "i agree", "agree", "got it", "save settings",
        "manage preferences",
        "manage options", "learn more", "always active", "alle akzeptieren", "ablehnen", "einstellungen",
        "zustimmen",
        "tout accepter", "tout refuser", "paramétrer", "aceptar", "rechazar", "동의", "모두 동의", "거부", "동의합니다",
        "同意する", "すべて同意", "接受", "x", "×",
      ])

  private static let newsletters =
    cues(
      .newsletter, .anywhere,
      [
        "subscribe to our", "sign up for our", "sign up to our", "sign up for the", "newsletter sign",
        "free newsletter",
        "daily newsletter", "weekly newsletter", "in your inbox", "to your inbox", "subscribe now",
        "become a subscriber",
        "already a subscriber", "subscribers only", "support our journalism", "support independent",
        "become a member",
        "funded by its readers", "funded by readers", "newsletter abonnieren", "jetzt abonnieren",
        "in ihr postfach", "unseren newsletter", "abonnez-vous", "inscrivez-vous", "notre newsletter",
        "réservé aux abonnés",
        "nuestro boletín", "suscríbase", "suscríbete", "뉴스레터", "구독하기", "구독 신청", "구독하세요", "정기구독", "ニュースレター",
        "メルマガ", "有料会員", "会員登録", "订阅", "download our app", "get the app",
      ])
    + cues(
      .newsletter, .hint,
      [
        "newsletter", "subscribe", "sign up", "your email", "e-mail address", "email address", "unsubscribe",
        "inbox",
        "abonnieren", "ihre e-mail", "adresse e-mail", "s'abonner", "구독", "이메일 주소", "無料登録", "購読",
      ])
    + cues(
      .newsletter, .whole,
      [
        "subscribe", "sign up", "newsletter", "newsletters", "log in", "login", "sign in", "register",
        "submit",
        "abonnieren", "anmelden", "abo", "s'abonner", "connexion", "구독", "로그인", "회원가입", "ログイン", "会員登録", "登录",
        "注册",
      ])

  private static let sharing =
    cues(
      .share, .start,
      [
        "share this", "share on", "share via", "share with", "share:", "tweet this", "follow us", "follow on",
        "find us on", "like us on", "print this", "email this", "copy link", "save this", "artikel teilen",
        "teilen:",
        "auf facebook teilen", "partager sur", "partager :", "partager cet", "compartir en", "compartir:",
        "공유하기",
        "기사 공유", "sns 공유", "シェアする", "この記事を", "ツイートする", "分享到",
      ])
    + cues(
      .share, .whole,
      [
        "share", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "email", "e-mail", "print",
        "pinterest", "reddit",
        "telegram", "copy link", "copy url", "bookmark", "facebook twitter", "facebook twitter email",
        "facebook twitter linkedin", "share tweet", "share save", "like", "teilen", "drucken", "merken",
        "per mail", "partager",
        "imprimer", "envoyer", "compartir", "공유", "공유하기", "페이스북", "트위터", "카카오톡", "카카오스토리", "밴드", "인쇄",
        "프린트", "스크랩", "url복사", "url 복사", "좋아요", "シェア", "ツイート", "印刷", "保存", "分享", "微博", "微信", "a a a",
        "글자크기", "글자 크기", "가 가 가", "文字サイズ", "가", "가가",
      ])

  private static let related =
    cues(
      .related, .start,
      [
        "related:", "related :", "related stor", "related article", "related content", "related topics",
        "read more",
        "read also", "also read", "see also", "read next", "more:", "more on", "more from", "more stor",
        "watch:", "listen:",
        "recommended:", "you may also", "you might also", "don't miss", "in case you missed", "most read",
        "most popular",
        "trending", "up next", "next article", "previous article", "editors' picks", "editor's picks",
        "lesen sie auch",
        "mehr zum thema", "mehr dazu", "mehr aus", "zum thema:", "weitere artikel", "auch interessant",
        "meistgelesen",
        "das könnte sie", "lire aussi", "à lire aussi", "à lire", "sur le même", "voir aussi", "les plus lus",
        "lea también",
        "lee también", "te puede interesar", "leggi anche", "lees ook", "관련기사", "관련 기사", "[관련", "함께 보면",
        "많이 본",
        "인기기사", "인기 기사", "최신기사", "주요기사", "추천기사", "▶", "☞", "関連記事", "関連ニュース", "あわせて読み", "合わせて読み",
        "人気記事", "おすすめ", "アクセスランキング", "相关阅读", "相关新闻", "延伸阅读", "热门",
      ])
    + cues(
      .related, .whole,
      [
        "related", "more", "next", "previous", "tags", "topics", "see all", "view all", "show more",
        "load more", "weiterlesen",
        "mehr", "themen", "schlagwörter", "en savoir plus", "더보기", "태그", "이전기사", "다음기사", "もっと見る", "タグ",
        "続きを読む", "更多",
      ])
    + cues(
      .related, .start,
      [
        "tags:", "topics:", "filed under", "keywords:", "themen:", "schlagworte:", "mots-clés", "etiquetas:",
        "태그:", "키워드",
      ])

  private static let credits =
    cues(
      .credit, .start,
      [
        "photo:", "photo by", "photograph:", "photograph by", "photo credit", "photos:", "image:",
        "image credit", "picture:",
        "video:", "graphic:", "illustration:", "illustration by", "credit:", "source:", "file photo", "foto:",
        "bild:",
        "grafik:", "quelle:", "photo :", "crédit photo", "crédits photo", "crédit :", "fotografía:", "사진=",
        "사진:", "사진제공",
        "사진 제공", "[사진", "<사진", "그래픽=", "写真:", "写真：", "写真=", "撮影", "画像", "图片来源", "图:",
      ])
    + cues(
      .credit, .anywhere,
      [
        "getty images", "(file photo)", "/reuters", "/ap photo", "photo/", "/afp", "/dpa", "imago images",
        "picture alliance",
        "연합뉴스 제공", "사진=", "자료사진", "写真提供", "=写真", "（写真",
      ])

    + cues(.credit, .ending, ["photo", "foto", "picture:", "image:", "video:", "사진", "写真", "图片"])

  private static let rights =
    cues(
      .copyright, .anywhere,
      [
        "all rights reserved", "copyright ©", "© 0", "©0", "ⓒ", "(c) 0", "may not be reproduced",
        "terms of use",
        "terms of service", "terms and conditions", "alle rechte vorbehalten", "tous droits réservés",
        "todos los derechos reservados", "무단 전재", "무단전재", "재배포 금지", "저작권자", "無断転載", "禁じます", "版权所有", "不得转载",
      ])
    + cues(
      .copyright, .start,
      [
        "© ", "copyright", "privacy policy", "impressum", "mentions légales", "개인정보처리방침", "이용약관", "利用規約",
        "about us",
      ])

  private static let advertisements =
    cues(
      .advertisement, .whole,
      [
        "advertisement", "advertising", "sponsored", "sponsored content", "ad", "anzeige", "werbung",
        "publicité", "publicidad",
        "광고", "広告", "スポンサーリンク", "广告", "story continues below advertisement", "article continues below",
        "continue reading the main story", "skip advertisement", "paid content", "promoted",
      ])
    + cues(
      .advertisement, .start,
      [
        "advertisement", "story continues below", "article continues after", "sponsored by",
        "la suite après cette publicité",
        "artikel wird nach", "please disable your ad", "[광고", "【pr】",
      ])

  private static let comments =
    cues(
      .comments, .whole,
      [
        "comments", "0 comments", "0 comment", "comment", "leave a comment", "add a comment",
        "post a comment",
        "join the conversation", "join the discussion", "have your say", "kommentare", "0 kommentare",
        "kommentar schreiben",
        "kommentieren", "commentaires", "0 commentaires", "réagir", "comentarios", "0 comentarios", "댓글",
        "댓글 0", "댓글 0개", "댓글쓰기",
        "의견쓰기", "コメント", "コメント0件", "コメント 0件", "コメントを書く", "コメント(0)", "评论", "reply", "report", "antworten",
        "répondre", "답글",
        "신고", "返信",
      ])
    + cues(
      .comments, .start,
      [
        "comments (", "leave a reply", "log in to comment", "sign in to comment", "you must be logged in",
        "show comments",
        "view comments", "read comments", "댓글을 ", "댓글(", "이 기사에 대한 댓글",
      ])

  private static let bylines =
    cues(
      .byline, .start,
      [
        "by ", "published", "updated", "posted", "last updated", "last modified", "first published",
        "reading time",
        "von ", "veröffentlicht", "aktualisiert", "stand:", "lesezeit", "lesedauer", "par ", "publié",
        "mis à jour",
        "modifié le", "temps de lecture", "lecture ", "por ", "publicado", "actualizado", "입력", "기사입력", "등록",
        "수정", "승인", "발행",
        "최종수정", "更新", "公開", "配信", "掲載", "发布", "来源",
      ])
    + cues(
      .byline, .hint,
      [
        "min read", "minute read", "minuten lesezeit", "기자", "특파원", "논설위원", "칼럼니스트", "교수", "記者", "論説委員", "教授",
        "编辑",
      ])

  private static let menus =
    cues(
      .menu, .whole,
      [
        "menu", "home", "search", "navigation", "skip to content", "skip to main content",
        "skip to navigation", "back to top",
        "close", "open menu", "world", "politics", "business", "opinion", "sports", "sport", "culture",
        "technology", "science",
        "health", "contact", "contact us", "about", "about us", "privacy", "terms", "advertise", "careers",
        "help", "faq",
        "archive", "archives", "sitemap", "rss", "jobs", "weather", "games", "podcasts", "video", "videos",
        "live", "latest",
        "startseite", "suche", "politik", "wirtschaft", "kultur", "wissen", "meinung", "panorama", "kontakt",
        "impressum",
        "datenschutz", "agb", "accueil", "rechercher", "politique", "économie", "international", "société",
        "inicio", "buscar",
        "메뉴", "홈", "전체메뉴", "검색", "닫기", "정치", "경제", "사회", "문화", "스포츠", "국제", "오피니언", "본문 바로가기", "메뉴 바로가기",
        "회사소개", "고객센터", "광고문의", "맨위로", "기사제보", "구독신청", "ホーム", "メニュー", "検索", "政治", "経済", "社会", "国際", "文化",
        "スポーツ", "トップ", "お問い合わせ", "会社概要", "首页", "新闻", "财经", "国际", "体育", "搜索",
      ])
    + cues(.menu, .start, ["skip to ", "jump to ", "you are here", "zum inhalt", "aller au contenu", "本文へ"])

  private static let authors =
    cues(
      .about, .closing,
      [
        "is a senior fellow", "is a fellow", "is a columnist", "is a correspondent", "is a staff writer",
        "is a reporter",
        "is the author of", "is a professor", "is professor of", "is a visiting", "is editor", "is an editor",
        "writes about",
        "writes on", "covers ", "reporting by", "editing by", "additional reporting", "contributed to this",
        "follow him",
        "follow her", "follow them", "on twitter", "contact the", "ist redakteur", "ist korrespondent",
        "ist professor",
        "schreibt über", "est professeur", "est chercheur", "est correspondant", "est journaliste",
        "es profesor", "es periodista",
        "views expressed", "the opinions expressed", "외부 필자",
        "편집 방향과",
      ])
}
