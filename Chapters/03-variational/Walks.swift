import Core
import Foundation

// Ways from one code to another.

/// From a to b on a straight line.
func straight(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor { (1 - t) * a + t * b }

/// From a to b on an arc: cos² + sin² is 1, so what lies between two random codes is a random code.
func around(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
  cos(t * .pi / 2) * a + sin(t * .pi / 2) * b
}

/// The distance from each picture to the next one.
func strides(_ x: Tensor) -> [Float] {
  let flat = x.flattened()
  let steps = flat.slice(1..<flat.shape[0]) - flat.slice(0..<flat.shape[0] - 1)
  return steps.squared().sum(along: 1).squareRoot().scalars
}

/// Where to stop on a path so that `count` stops are equally far apart, given its small pieces.
func evenPlaces(_ pieces: [Float], _ count: Int) -> [Int] {
  let length = pieces.reduce(0, +)
  var (walked, place) = (Float(0), 0)
  return (0..<count).map { stop in
    let goal = length * Float(stop) / Float(count - 1)
    while place < pieces.count, walked + pieces[place] / 2 < goal {
      walked += pieces[place]
      place += 1
    }
    return place
  }
}
