import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let coherence = Command(
    Syntax(
      "coherence",
      "Lists forecasts that cannot go together, and answers that contradict one another.",
      details: """
        By `implies`, `excludes` and `same-event` links, through any number of them, each forecaster's probabilities are
        compared on the days on which both stood: what implies something is no likelier than that, what excludes it is
        at most the rest, the same event is as likely. A prediction with a condition counts as both together,
        P(p3 given p1) P(p1), where the other has not the same one. The sure loss is what is lost, whatever happens, by
        somebody who bets a stake of 1 on each at these odds. The same statement by several deadlines, or with and
        without a condition, is compared without a link, as a suggestion. A finding is listed where the filter means one
        of its predictions. The program ends with exit code 1 when anything but suggestions is found.
        """,
      filter: .anywhere,
      examples: ["coherence", "coherence @minxin-pei", "coherence +korea --format json"])
  ) { arguments, session, output in
    let copy = session
    let (page, isCoherent) = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      let report = try call.coherence(call.filter(arguments.filter))
      return (try call.page(report), report.certain.isEmpty)
    }
    output.page(page)
    if !isCoherent { session.sitting.exit = .failed }
  }
}
