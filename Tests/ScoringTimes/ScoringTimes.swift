import Foundation
import Scoring

/// Prints how long the parts of scoring take that `scripts/bench-scores` measures apart.
///
/// Usage: `scoring-times corp FILE`, where the file holds probabilities and outcomes as doubles, `bands FILE`, or
/// `bootstrap COUNT`.
@main
enum ScoringTimes {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3 else { return usage() }
    switch words[1] {
    case "corp": try corp(words[2])
    case "bands": try bands(words[2])
    case "bootstrap": bootstrap(Int(words[2]) ?? 0)
    default: usage()
    }
  }

  private static func usage() {
    FileHandle.standardError.write(Data("usage: scoring-times corp|bands FILE | bootstrap COUNT\n".utf8))
    exit(2)
  }

  private static func corp(_ path: String) throws {
    let (probabilities, shares) = try columns(path)
    measured {
      VerifiedForecasts(probabilities: probabilities, shares: shares).flatMap { Corp($0)?.miscalibration }
    }
  }

  private static func bands(_ path: String) throws {
    let (probabilities, shares) = try columns(path)
    guard let forecasts = VerifiedForecasts(probabilities: probabilities, shares: shares) else { return }
    measured { CalibrationResampling.standard(for: forecasts.count)(forecasts)?.p }
  }

  private static func bootstrap(_ count: Int) {
    let values = (0..<count).map { Double($0 * 7919 % 10_007) / 10_007 }
    measured { Bootstrap.standard.interval(ofMeanOf: values)?.lowerBound }
  }

  private static func measured(_ body: () -> Double?) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = body()
    print(value ?? .nan, (clock.now - start) / .seconds(1))
  }

  private static func columns(_ path: String) throws -> ([Double], [Double]) {
    let numbers = try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes {
      Array($0.bindMemory(to: Double.self))
    }
    return (Array(numbers[..<(numbers.count / 2)]), Array(numbers[(numbers.count / 2)...]))
  }
}
