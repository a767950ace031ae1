import Facts
import Presentation
import Scoring

extension Chart {
  /// What was said across, what came true up; the band before the points.
  static func calibration(
    _ picture: CalibrationPicture, of key: String, named name: String = "calibration"
  ) -> Chart {
    let level = "\(Int((picture.band.level * 100).rounded())) %"
    let most = picture.points.map(\.weight).max() ?? 1
    let band = Band(
      picture.band.places.map { .init($0.probability, $0.lower, $0.upper) }, label: "luck, \(level)")
    let curve = zip(picture.curve.places, picture.curve.values).map { Point($0, $1) }
    let marks = picture.points.map { point in
      let words =
        "\(percent(point.forecast)) said, \(percent(point.observed)) came true, of \(point.predictions)"
      return Mark(
        Point(point.forecast, point.observed), interval: point.interval.map(Interval.vertical),
        weight: point.weight / most, note: words)
    }
    return Chart(
      name: name, title: key == "all" ? "Calibration" : "Calibration of \(key)",
      summary: """
        Points below the diagonal said too much, above it too little; a bar is where the share lies with 95 % \
        confidence, the band where \(level) of calibrated forecasts would lie by luck alone. \(picture.predictions.counted("prediction")).
        """,
      x: .shares("forecast"), y: .shares("came true"), proportion: 0.9,
      layers: [
        .band(band),
        .line(Line([Point(0, 0), Point(1, 1)], role: .reference, label: "calibrated", isDashed: true)),
        .line(Line(curve, role: .second, label: "fit")), .marks(Marks(marks)),
        .bars(Bars(bars(picture), label: "predictions")),
      ])
  }

  /// How many predictions stand at each tenth of the axis.
  private static func bars(_ picture: CalibrationPicture) -> [Bars.Bar] {
    var counts = [Int](repeating: 0, count: 10)
    for point in picture.points { counts[min(9, Int(point.forecast * 10))] += point.predictions }
    return counts.enumerated().map {
      .init(Double($0.offset) / 10...Double($0.offset + 1) / 10, count: $0.element)
    }
  }

  static func percent(_ share: Double) -> String { (share * 100).display(0) + " %" }
}
