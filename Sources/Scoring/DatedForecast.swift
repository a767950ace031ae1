package import Facts

/// One forecast of a prediction as the scoring window sees it, or the withdrawal of the one before.
package struct DatedForecast: Sendable, Hashable {
  package let id: Int
  /// The last day of the period in which it was made.
  package let made: Day
  /// Its place among all entries: of two made on one day the later entered stands.
  package let order: Int
  /// What it says; nil withdraws what stood before.
  package let distribution: Distribution?

  package init(id: Int, made: Day, order: Int, distribution: Distribution?) {
    self.id = id
    self.made = made
    self.order = order
    self.distribution = distribution
  }

  /// A forecast of yes or no; a nil probability withdraws.
  package init(id: Int, made: Day, order: Int, probability: Double?) {
    self.init(id: id, made: made, order: order, distribution: probability.map(Distribution.binary))
  }

  package var probability: Double? { distribution?.probability }

  package var isWithdrawal: Bool { distribution == nil }

  // The id decides last, so that even entries of the same place have one order.
  static func precedes(_ left: DatedForecast, _ right: DatedForecast) -> Bool {
    (left.made, left.order, left.id) < (right.made, right.order, right.id)
  }
}
