extension WordLists {
  /// Written small or large, never the end of a sentence, since a name follows: German, French, Spanish, Italian,
  /// Portuguese, Dutch, Polish and Russian.
  static let europeanTitles: Set<String> = [
    "hr", "frl", "dipl", "mm", "me", "mgr", "sr", "sra", "srta", "dña", "dra", "lic", "sig", "sig.ra",
    "sig.na",
    "dott", "dott.ssa", "prof", "prof.ssa", "avv", "ing", "arch", "geom", "mons", "exmo", "exma", "dhr",
    "mevr",
    "mw", "drs", "ir", "płk", "ks", "św", "bp", "abp", "hab", "inż", "red", "ul", "im", "dr", "gen", "ул",
    "им",
    "тов", "проф", "акад", "св", "пр", "пер", "пл", "av", "bd", "boul",
  ]

  /// Never the end of a sentence, whatever follows; spaces may stand between the letters.
  static let europeanConnectives: Set<String> = [
    "z.b", "d.h", "u.a", "i.d.r", "z.t", "v.a", "bzw", "vgl", "ca", "sog", "inkl", "exkl", "evtl", "ggf",
    "insb",
    "bspw", "c.-à-d", "p.ex", "env", "av", "ap", "p.ej", "ee", "p.es", "cfr", "bijv", "d.w.z", "m.b.t", "o.a",
    "m.n",
    "t.o.v",
    "i.v.m", "np", "tzn", "tj", "m.in", "tzw", "wg", "ok", "т.е", "т.к", "т.н", "напр", "см", "ср", "т.о",
  ]

  /// Letters with spaces between them that may well end a sentence.
  static let spacedEndings: Set<String> = ["т.д", "т.п"]

  /// Shortened only where a number follows.
  static let europeanNumbered: Set<String> = [
    "nr", "núm", "num", "abs", "abb", "kap", "bd", "tab", "pág", "pag", "cap", "tel", "blz", "godz", "poz",
    "str",
    "стр", "рис", "гл", "табл", "ст", "пп", "anm", "hft",
  ]

  /// Followed by more of the phrase more often than by a sentence, but either may be.
  static let europeanShortenings: Set<String> = [
    "inc", "ltd", "co", "corp", "bros", "jr", "dept", "univ", "mio", "mrd", "tsd", "uu", "ud", "uds", "chr",
    "тыс",
    "st", "ste", "dpt",
  ]

  /// Small words that may stand before a German ordinal.
  static let beforeOrdinals: Set<String> = [
    "am", "im", "ins",
    "der", "die", "das", "dem", "den", "des", "vom", "zum", "zur", "bis", "ab", "seit",
    "beim",
    "jeder",
    "jedem", "jeden", "ein", "eine", "einen", "einem", "einer",
  ]

  static let germanMonths: Set<String> = [
    "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember", "jahrhundert", "jahrhunderts", "quartal", "quartals", "jh",
  ]

  /// Words that, after initials and shortenings, begin a new sentence.
  static let europeanStarters: Set<String> = [
    "der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "ich", "aber", "doch", "und", "dann",
    "danach",
    "il", "ils", "elle", "elles", "nous", "mais", "dans", "el", "los", "las", "en", "un", "una", "pero", "su",
    "para", "por", "con", "se", "ella", "luego", "poi", "ma", "nel", "depois", "mas", "ele", "ela", "het",
    "hij",
    "zij", "maar", "daarna", "potem", "ale", "on", "ona", "он", "она", "они", "мы", "это", "но", "потом", "в",
    "на",
  ]

  /// Verbs that report a question or a cry which has just closed: "Why?" Moon asked.
  static let reportingVerbs: Set<String> = [
    "asked", "asks", "said", "says", "replied", "wrote", "cried", "shouted", "answered", "wondered", "fragte",
    "sagte", "rief", "antwortete", "demanda", "demande", "dit", "répondit", "preguntó", "dijo", "gritó",
    "chiese",
    "disse", "rispose", "perguntou", "respondeu", "vroeg", "zei", "riep", "zapytał", "zapytała", "powiedział",
    "спросил", "спросила", "сказал", "сказала",
  ]

  /// What a Chinese sentence reports a quotation with.
  static let hanReporters: Set<Unicode.Scalar> = ["说", "說", "道", "问", "問", "称", "稱", "喊", "写", "寫", "答"]
}
