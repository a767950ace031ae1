/// A picture of numbers as values: what it shows, not how it is drawn.
///
/// Layers are drawn in their order, so bands come before the points on them. A picture never says anything that the
/// page around it does not say in words or in a table as well.
package struct Chart: Sendable, Hashable {
  /// What files and links call it: small letters, digits and hyphens, unique on its page.
  package let name: String
  package let title: String
  /// What to see in it, for those who cannot see it and those who cannot read it yet.
  package let summary: String
  package let x: Axis
  package let y: Axis
  package let layers: [Layer]
  /// How high the plot is, as a share of its width.
  package let proportion: Double

  package init(
    name: String, title: String, summary: String, x: Axis, y: Axis, proportion: Double = 0.5, layers: [Layer]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.x = x
    self.y = y
    self.proportion = proportion
    self.layers = layers
  }
}

extension Chart {
  package enum Layer: Sendable, Hashable {
    case band(Band)
    case line(Line)
    case marks(Marks)
    case bars(Bars)
    case rule(Rule)
  }

  /// What tells one thing from another, by colour and by shape, since some readers see only one of them.
  package enum Role: Int, Sendable, Hashable, CaseIterable {
    case first, second, third, fourth, fifth, sixth
    /// What others are measured against: a diagonal, a baseline.
    case reference

    /// The role of the nth of several things; the colours come round again.
    package static func number(_ place: Int) -> Role { allCases[place % (allCases.count - 1)] }
  }

  package struct Point: Sendable, Hashable {
    package let x: Double
    package let y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The area between two lines.
  package struct Band: Sendable, Hashable {
    package struct Place: Sendable, Hashable {
      package let x: Double
      package let low: Double
      package let high: Double

      package init(_ x: Double, _ low: Double, _ high: Double) {
        self.x = x
        self.low = low
        self.high = high
      }
    }

    package let places: [Place]
    package let role: Role
    package let label: String?

    package init(_ places: [Place], role: Role = .first, label: String? = nil) {
      self.places = places
      self.role = role
      self.label = label
    }
  }

  package struct Line: Sendable, Hashable {
    package let points: [Point]
    package let role: Role
    /// Written at its end.
    package let label: String?
    /// Whether a value holds until the next one, instead of going there in a straight line.
    package let isStep: Bool
    package let isDashed: Bool

    package init(
      _ points: [Point], role: Role = .first, label: String? = nil, isStep: Bool = false,
      isDashed: Bool = false
    ) {
      self.points = points
      self.role = role
      self.label = label
      self.isStep = isStep
      self.isDashed = isDashed
    }
  }

  package struct Mark: Sendable, Hashable {
    package let point: Point
    /// Where the true value may be: upwards and downwards, or to both sides.
    package let interval: Interval?
    /// From 0 to 1: the share of the greatest area that it has.
    package let weight: Double
    /// Written beside it.
    package let label: String?
    /// What it stands for, in full; shown when it is pointed at.
    package let note: String
    /// The id of the row on the same page that it leads to.
    package let link: String?

    package init(
      _ point: Point, interval: Interval? = nil, weight: Double = 0.25, label: String? = nil, note: String,
      link: String? = nil
    ) {
      self.point = point
      self.interval = interval
      self.weight = weight
      self.label = label
      self.note = note
      self.link = link
    }
  }

  package enum Interval: Sendable, Hashable {
    case vertical(ClosedRange<Double>)
    case horizontal(ClosedRange<Double>)
  }

  package struct Marks: Sendable, Hashable {
    package let marks: [Mark]
    package let role: Role

    package init(_ marks: [Mark], role: Role = .first) {
      self.marks = marks
      self.role = role
    }
  }

  /// Counts along the horizontal axis, in a strip of their own below the plot.
  package struct Bars: Sendable, Hashable {
    package struct Bar: Sendable, Hashable {
      package let range: ClosedRange<Double>
      package let count: Int

      package init(_ range: ClosedRange<Double>, count: Int) {
        self.range = range
        self.count = count
      }
    }

    package let bars: [Bar]
    /// What is counted, such as `predictions`.
    package let label: String

    package init(_ bars: [Bar], label: String) {
      self.bars = bars
      self.label = label
    }
  }

  /// A line across the whole plot at one value.
  package struct Rule: Sendable, Hashable {
    package enum Direction: Sendable, Hashable { case vertical, horizontal }

    package let direction: Direction
    package let value: Double
    package let label: String
    package let role: Role

    package init(_ direction: Direction, at value: Double, label: String, role: Role = .reference) {
      self.direction = direction
      self.value = value
      self.label = label
      self.role = role
    }
  }
}
