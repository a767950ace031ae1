import Facts

/// A question of another program with everything that was said of it, before anything of it is stored.
struct ForeignQuestion {
  /// What somebody gave it at some time.
  struct Forecast {
    /// As the file names them; nil where it does not.
    var forecaster: String?
    var made: ForeignTime
    /// As the language writes it; nil takes the forecaster's earlier ones back.
    var estimate: String?
    var because: String?
    var line: Int?
  }

  /// What somebody found, in the order in which they did.
  struct Judgement {
    /// As `resolve` writes it; nil opens the question again.
    var outcome: String?
    /// When it was recorded there, which is the day on which it is known to be known.
    var known: ForeignTime?
    /// As the file names them; nil for whoever imports it.
    var judge: String?
    var because: String?
    var line: Int?
  }

  /// What it is called in a loss report, such as `line 7`.
  var subject: String
  var line: Int?
  /// Names it in the workspace, so that the same file finds it again.
  var key: String
  var statement: String
  var by: Period
  var type: QuestionType = .binary
  var options: [String] = []
  var criteria: String?
  /// Where it can be read.
  var url: String?
  var notes: [String] = []
  var forecasts: [Forecast] = []
  var judgements: [Judgement] = []

  /// The day on which it happened, where only the day is known on which that was known.
  ///
  /// What was known before the deadline had happened by then; what was known later happened by the deadline, as the
  /// terms say.
  func happened(knownOn known: Period) -> Period { known.last < by.last ? known : by }
}
