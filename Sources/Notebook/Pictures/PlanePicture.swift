import Core

/// Points of the plane in one colour.
public struct PlanePoints {
  let points: Tensor
  let color: [Float]

  /// Real points, `[N, 2]`, in teal.
  public static func real(_ points: Tensor) -> PlanePoints {
    PlanePoints(points: points, color: [0.05, 0.49, 0.40])
  }

  /// Fakes, `[N, 2]`, in orange.
  public static func fake(_ points: Tensor) -> PlanePoints {
    PlanePoints(points: points, color: [0.78, 0.33, 0.10])
  }
}

/// A map of a square of the plane around 0, as a picture `[1, side, side, 3]` in 0...1: points, over what a
/// discriminator thinks of each place, teal where it finds it real and orange where it finds it fake.
///
/// `probabilities` `[n, n]` begin at the lower left, each in the middle of its cell; without them the ground is
/// grey. The picture shows x and y from `-reach` to `reach`.
public func planePicture(
  _ points: PlanePoints..., over probabilities: Tensor? = nil, reach: Float = 1.5, side: Int = 200
) -> Tensor {
  let scale = Float(side) / (2 * reach)
  var pixels = planeGround(of: probabilities, side: side)
  for layer in points {
    let scalars = layer.points.scalars
    for row in 0..<layer.points.shape[0] {
      let (x, y) = ((scalars[2 * row] + reach) * scale, (reach - scalars[2 * row + 1]) * scale)
      guard x > 0, y > 0, x < Float(side) - 1, y < Float(side) - 1 else { continue }
      for place in [
        (Int(x), Int(y)), (Int(x) + 1, Int(y)), (Int(x), Int(y) + 1), (Int(x) + 1, Int(y) + 1),
      ] {
        for channel in 0..<3 {
          pixels[3 * (place.1 * side + place.0) + channel] = layer.color[channel]
        }
      }
    }
  }
  return Tensor(pixels, shape: [1, side, side, 3])
}

/// The colours of the probabilities, between which those of a pixel lie: side² times red, green, blue.
private func planeGround(of probabilities: Tensor?, side: Int) -> [Float] {
  guard let probabilities else { return Array(repeating: 0.95, count: 3 * side * side) }
  let (cells, values) = (probabilities.shape[0], probabilities.scalars)
  let (fake, real): ([Float], [Float]) = ([0.98, 0.86, 0.76], [0.77, 0.93, 0.89])
  func value(_ row: Int, _ column: Int) -> Float {
    values[min(max(row, 0), cells - 1) * cells + min(max(column, 0), cells - 1)]
  }
  func cell(_ pixel: Int) -> (first: Int, share: Float) {
    let place = (Float(pixel) + 0.5) * Float(cells) / Float(side) - 0.5
    return (Int(place.rounded(.down)), place - place.rounded(.down))
  }
  return (0..<side).flatMap { y in
    (0..<side).flatMap { x in
      let ((row, up), (column, right)) = (cell(side - 1 - y), cell(x))
      let lower = value(row, column) * (1 - right) + value(row, column + 1) * right
      let upper = value(row + 1, column) * (1 - right) + value(row + 1, column + 1) * right
      let share = lower * (1 - up) + upper * up
      return (0..<3).map { fake[$0] + (real[$0] - fake[$0]) * share }
    }
  }
}
