import Testing

@testable import Storage
@testable import Workbench

extension TestBench {
  static let english = """
    The Vote in May

    Moon Jae-in leads every survey. He wins the special election in May. THAAD stays where it is.
    """
  static let korean = """
    5월의 투표 🗳️

    문재인 후보가 당선될 것으로 보인다. 사드는 성주에 남는다.
    """

  private static let files = [
    "later.txt": english.replacing("He wins the special", with: "He may win the special"),
    "english.txt": english, "korean.txt": korean,
    "article.txt": "The empty chair\n\nNobody sits in it. 🪑\n",
    "build.rk": "claim \"사드는 떠난다\" in none @minxin-pei key leaves\nnote key:leaves \"from a script\"\n",
    "claims.jsonl": "{\"op\":\"claim\",\"text\":\"사드는 떠난다\",\"in\":\"none\",\"tags\":[\"korea/thaad\"]}\n",
    "claims.csv": "text,in,speaker\n\"THAAD leaves, they say\",none,@minxin-pei\n",
    "page.html": "<html lang=\"en\"><title>A page</title><p>THAAD stays where it is.</p></html>",
    "texts/one.txt": "One text. It is short.\n", "texts/two.md": "# Two\n\nAnother text.\n",
    "stances.scheme": "+stance exclusive closed on claims\n  +pro \"찬성\" color green\n  +con color #cc0000\n",
    "house.lexicon": "edition: 2017\nsource: style book\nlikely, 유력하다: 70-85\n",
    "games.csv":
      "date,team1,team2,prob1,result1\n2017-05-06,Doosan,LG,0.62,1\n2017-05-07,LG,\"Kia, Tigers\",0.41,0\n",
    "poll.csv":
      "office,statement,probability,forecaster,on,outcome\npresident,문재인이 당선된다,85%,@박지훈,2017-05-01,Win\n"
      + "president,Hong wins,10%,@anna,2017-05-01,Loss\nmayor,Kim wins,50%,@anna,2017-05-01,\n",
    "annotation.conf":
      "[entities]\nPerson\n[events]\n!Life\n\tBe-born Person-Arg:Person\n[attributes]\nNegation Arg:<EVENT>\n",
    "corpus/chair.txt": "The chair is empty. Moon sits down.\n",
    "corpus/chair.ann":
      "T1\tPerson 20 24\tMoon\nT2\tSit 25 34\tsits down\nE1\tSit:T2 Who:T1\nA1\tCertainty T1 High\n",
    "marks.json":
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:a:1\",\"type\":\"Annotation\","
      + "\"body\":{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"stays\"},\"target\":{\"source\":"
      + "\"https://example.org/\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"THAAD stays\"}}}\n",
    "fatebook.csv":
      "Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created at,"
      + "Question resolve by,Resolution,Resolved at\n\"Rain?\",\"Ada Kim\",0.7,2017-05-01 9:0:5,2017-05-01 9:0:5,"
      + "2017-05-09 0:0:0,YES,2017-05-08 8:0:0\n",
    "predictions.json":
      "{\"predictions\":[{\"id\":7,\"description\":\"비가 온다\",\"deadline\":\"2017-05-09T00:00:00Z\",\"outcome\":true,"
      + "\"last_judgement_at\":\"2017-05-08T08:00:00Z\",\"responses\":[{\"confidence\":70,\"user_label\":\"ada\","
      + "\"created_at\":\"2017-05-01T09:00:05Z\"}]}]}\n",
    "metaculus/question_data.csv":
      "Question ID,Question Title,Question Type,Scheduled Close Time,Resolution\n578,Rain?,binary,2017-12-09,\n",
    "metaculus/forecast_data.csv":
      "Question ID,Forecaster ID,Forecaster Username,Start Time,Probability Yes\n578,7,ada,2017-05-01,0.7\n",
    "markets.json":
      "[{\"id\":\"m\",\"question\":\"Rain?\",\"closeTime\":1494288000000,\"outcomeType\":\"BINARY\",\"resolution\":\"YES\","
      + "\"resolutionTime\":1494230400000,\"bets\":[{\"contractId\":\"m\",\"createdTime\":1493629200000,"
      + "\"probAfter\":0.7}]}]\n",
    "checks.json":
      "{\"@context\":\"https://schema.org\",\"@type\":\"ClaimReview\",\"author\":{\"name\":\"The Desk\"},"
      + "\"datePublished\":\"2017-05-10\",\"url\":\"https://example.org/check\",\"claimReviewed\":\"Moon wins\","
      + "\"reviewRating\":{\"alternateName\":\"True\"}}\n",
    "tasks.json":
      "[{\"data\":{\"text\":\"Moon wins in May\"},\"annotations\":[{\"result\":[{\"type\":\"labels\",\"value\":"
      + "{\"start\":0,\"end\":4,\"labels\":[\"person\"]}}]}]}]\n",
    "spans.jsonl": "{\"text\":\"Moon wins in May\",\"label\":[[0,4,\"person\"]]}\n",
    "-": "note c1 \"from standard input\"\n",
  ]
  /// 1 October 2017.
  private static let autumn = 1_506_826_800_000
  private static let template = Result<(store: FactStore, export: String, proof: String), any Error> {
    try made()
  }

  /// A copy of a small workspace in two languages, in which every example of every command works.
  static func prepared() throws -> TestBench {
    var bench = TestBench(files: files, now: autumn, seed: 1)
    let template = try template.get()
    try bench.session.use(template.store.copied())
    bench.folder.write(template.export, to: "korea.jsonl")
    bench.folder.write(template.proof, to: "korea.proof")
    for line in ["claim \"Moon wins\" in none", "note c2 \"사드\"", "due"] {
      bench.session.begin(typed: line)
      bench.session.end(typed: .done)
    }
    return bench
  }

  private static func made() throws -> (FactStore, String, String) {
    var bench = TestBench(files: files, now: autumn)
    try bench.runScript(
      """
      import english.txt @minxin-pei on 2017-03-20 lang en +op-ed
      import korean.txt @박지훈 on 2017-04-03 lang ko
      claim "wins the special election" in d1 as "Moon wins" kind forecast +korea/election +draft
      claim "사드는 성주에 남는다" in d2 kind fact +korea/thaad
      note c1 "a first remark"
      predict c1 70% by 2017-05-10
      predict c2 "likely" by 2017-12-31 given p1=no
      forecast p1 62% @base-rate on 2017-03-01 src https://example.org/elections because "8 of 13 since 1948"
      evidence c1 "개표 결과" supports on 2017-05-10 grade A1
      link c1 contradicts c2
      link c1 causes c2
      link c2 causes c1
      mark "THAAD stays where it is" in d1 +tone/calm --author @anna
      mark "THAAD stays" in d1 +tone/harsh --author @박지훈
      tag c2 +stance/hawk --author @anna
      tag c2 +stance/dove --author @박지훈
      verdict c1 supported on 2017-05-10 --author @anna
      verdict c1 mixed on 2017-05-10 --author @박지훈
      predict "THAAD at the end of the year" stays:60%,removed:25%,moved:15% by 2017-12 on 2017-04-03 key thaad
      predict "Missile tests" 10%:8,50%:14,90%:22 unit tests by 2017-12 on 2017-04-03 key tests
      """)
    try bench.run("resolve p1 yes on 2017-05-09 known 2017-05-10")
    try bench.run("scheme text \"+mood exclusive\\n  +glad\" name moods")
    try bench.run("lexicon text \"edition: 1\\nsource: desk\\nsure: 90-100\" name desk")
    try bench.run("tag c2 +seen")
    try bench.run("tag c1 +seen")
    try bench.run("undo")
    try bench.run("export workspace to korea.jsonl")
    try bench.run("seal")
    try bench.run("prove p1 to korea.proof")
    return (try bench.session.store(), bench.folder["korea.jsonl"] ?? "", bench.folder["korea.proof"] ?? "")
  }
}
