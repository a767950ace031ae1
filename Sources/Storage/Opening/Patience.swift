import Foundation

/// How long a connection waits while another program writes, and what it says meanwhile.
struct Patience: Sendable {
  /// In seconds.
  let limit: Double
  let isInterrupted: (@Sendable () -> Bool)?
  /// Told once a wait has become noticeable.
  let tell: (@Sendable () -> Void)?

  /// In seconds: who waits longer wants to know for what.
  private static let noticeable = 1.0
  /// In milliseconds; the last one repeats.
  private static let delays = [1, 2, 5, 10, 15, 20, 25, 25, 50, 50, 100]

  /// Waits once more, unless that has been long enough; `attempt` counts from 0.
  ///
  /// The moments differ from process to process, else those that wait would meet again and again.
  func wait(attempt: Int) -> Bool {
    guard isInterrupted?() != true else { return false }
    let (before, delay) = (waited(until: attempt), Patience.delay(attempt))
    guard before < limit else { return false }
    if before < Patience.noticeable, before + delay >= Patience.noticeable { tell?() }
    usleep(useconds_t(delay * Double.random(in: 500_000...1_500_000)))
    return true
  }

  private func waited(until attempt: Int) -> Double {
    let known = Patience.delays.count
    let first = Patience.delays.prefix(attempt).reduce(0, +)
    return Double(first + max(0, attempt - known) * Patience.delays[known - 1]) / 1000
  }

  private static func delay(_ attempt: Int) -> Double {
    Double(delays[min(attempt, delays.count - 1)]) / 1000
  }
}
