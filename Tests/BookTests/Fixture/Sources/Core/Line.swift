/// A straight line.
public struct Line {
  var slope = 0.0
  var height = 0.0

  // snippet.value
  /// The height of the line above `x`.
  func callAsFunction(_ x: Double) -> Double {
    slope * x + height
  }
  // snippet.end
}
