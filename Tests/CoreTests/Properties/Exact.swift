import Foundation

@testable import Core

/// A tensor in double precision, computed naively: what the core's results are compared with.
struct Exact {
  var shape: [Int]
  var values: [Double]

  init(_ shape: [Int], _ values: [Double]) { (self.shape, self.values) = (shape, values) }

  init(_ tensor: Tensor) { self.init(Array(tensor.shape), tensor.scalars.map(Double.init)) }

  /// Makes a tensor from a function of the place.
  init(_ shape: [Int], _ value: ([Int]) -> Double) {
    self.init(shape, [])
    values.reserveCapacity(count)
    var place = [Int](repeating: 0, count: shape.count)
    for _ in 0..<count {
      values.append(value(place))
      for axis in shape.indices.reversed() {
        place[axis] += 1
        if place[axis] < shape[axis] { break }
        place[axis] = 0
      }
    }
  }

  var count: Int { shape.reduce(1, *) }

  /// Where an element lies; axes of size 1 are stretched, and missing leading ones too.
  func offset(_ place: [Int]) -> Int {
    let skipped = place.count - shape.count
    var offset = 0
    for axis in shape.indices {
      offset = offset * shape[axis] + (shape[axis] == 1 ? 0 : place[skipped + axis])
    }
    return offset
  }

  subscript(place: [Int]) -> Double { values[offset(place)] }

  /// The largest finite magnitude, at least `least`.
  func scale(atLeast least: Double = 1e-30) -> Double {
    values.reduce(least) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  func map(_ f: (Double) -> Double) -> Exact { Exact(shape, values.map(f)) }

  /// Element by element, both stretched to the shape that they share.
  static func zip(_ a: Exact, _ b: Exact, _ f: (Double, Double) -> Double) -> Exact {
    if a.shape == b.shape { return Exact(a.shape, Swift.zip(a.values, b.values).map(f)) }
    return Exact(Array(Shape(a.shape).broadcast(with: Shape(b.shape)))) { f(a[$0], b[$0]) }
  }

  /// Along one axis, the numbers of each line reduced to one; the axis stays with size 1.
  func reduced(_ axis: Int, _ f: ([Double]) -> Double) -> Exact {
    var kept = shape
    kept[axis] = 1
    return Exact(kept) { place in
      var place = place
      return f(
        (0..<shape[axis]).map {
          place[axis] = $0
          return values[offset(place)]
        })
    }
  }

  /// The same numbers in another shape.
  func reshaped(_ shape: [Int]) -> Exact { Exact(shape, values) }

  /// Each line of an axis less its largest number and the logarithm of the sum of exponentials.
  func logSoftmax() -> Exact {
    guard count > 0 else { return self }
    let axis = shape.count - 1
    let largest = reduced(axis) { line in line.contains { $0.isNaN } ? .nan : line.max()! }
    let shifted = Exact.zip(self, largest) { $0 - $1 }
    let sums = shifted.map(exp).reduced(axis) { $0.reduce(0, +) }
    return Exact.zip(shifted, sums) { $0 - log($1) }
  }
}

/// The sum of products, each number of one with that of the other.
func dot(_ a: Exact, _ b: Exact) -> Double {
  zip(a.values, b.values).reduce(0) { $0 + $1.0 * $1.1 }
}
