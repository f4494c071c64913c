import Foundation

/// Numbers with a shape, which remember what they were computed from.
final class Value: Identifiable {
  /// Given the value `y` and the slope by it, `dy`: the slopes by its sources.
  typealias Rule = (_ y: Value, _ dy: Value) -> [Value]

  var numbers: [Double]
  let shape: [Int]
  let name: String
  let sources: [Value]
  let rule: Rule

  init(
    _ numbers: [Double], _ shape: [Int], _ name: String = "", from sources: [Value] = [],
    rule: @escaping Rule = { _, _ in [] }
  ) {
    guard numbers.count == shape.reduce(1, *) else { fatalError("\(numbers.count) in \(shape).") }
    (self.numbers, self.shape, self.name) = (numbers, shape, name)
    (self.sources, self.rule) = (sources, rule)
  }
}

// snippet.literals
extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  convenience init(_ number: Double, _ name: String = "") { self.init([number], [], name) }
  convenience init(floatLiteral number: Double) { self.init(number, "\(number)") }
  convenience init(integerLiteral number: Int) { self.init(Double(number), "\(number)") }
}
// snippet.end

// MARK: - Numbers that move

extension Value {
  /// The numbers at some places, in a new shape. A place may be named often, or never.
  func taken(from places: [Int], as new: [Int]) -> Value {
    Value(places.map { numbers[$0] }, new, "take", from: [self]) { [shape] _, dy in
      [dy.put(at: places, in: shape)]
    }
  }

  /// Each number added, at its place, to an array of zeros: the way back from `taken`.
  func put(at places: [Int], in new: [Int]) -> Value {
    var sums = [Double](repeating: 0, count: new.reduce(1, *))
    for (number, place) in zip(numbers, places) { sums[place] += number }
    return Value(sums, new, "put", from: [self]) { [shape] _, dy in
      [dy.taken(from: places, as: shape)]
    }
  }
}

/// For each number of an array of the shape `large`, its place in one of the shape `small`, whose
/// axes of 1 are repeated, and which may lack the first axes.
func places(of small: [Int], in large: [Int]) -> [Int] {
  var places = [0]
  for (few, many) in zip(padded(small, to: large.count), large) {
    guard few == many || few == 1 else { fatalError("\(small) does not fit into \(large).") }
    var next: [Int] = []
    for place in places {
      for i in 0..<many { next.append(place * few + (few == 1 ? 0 : i)) }
    }
    places = next
  }
  return places
}

/// A shape with axes of 1 before it.
func padded(_ shape: [Int], to count: Int) -> [Int] {
  Array(repeating: 1, count: max(0, count - shape.count)) + shape
}

/// The shape in which two arrays meet.
func common(_ a: [Int], _ b: [Int]) -> [Int] {
  zip(padded(a, to: b.count), padded(b, to: a.count)).map(max)
}

extension Value {
  /// The same numbers, repeated until they fill a larger shape.
  func spread(to large: [Int]) -> Value {
    large == shape ? self : taken(from: rules.places(shape, large), as: large)
  }

  /// The sums of all numbers that would be one number in a smaller shape: the way back from `spread`.
  func sum(to small: [Int] = []) -> Value { put(at: rules.places(small, shape), in: small) }
}

// snippet.moving
extension Value {
  func mean(to small: [Int] = []) -> Value {
    let sums = sum(to: small)
    return sums / Value(Double(numbers.count) / Double(sums.numbers.count))
  }

  /// The means along an axis, which becomes 1.
  func mean(along axis: Int) -> Value {
    mean(to: shape.indices.map { $0 == axis ? 1 : shape[$0] })
  }

  func reshaped(_ new: [Int]) -> Value { taken(from: Array(numbers.indices), as: new) }

  /// Rows for columns: [n, m] to [m, n].
  var transposed: Value {
    let (n, m) = (shape[0], shape[1])
    return taken(from: (0..<m).flatMap { j in (0..<n).map { i in i * m + j } }, as: [m, n])
  }

  /// Matrices of as many rows, side by side.
  static func concatenated(_ parts: [Value]) -> Value {
    let (rows, width) = (parts[0].shape[0], parts.map { $0.shape[1] }.reduce(0, +))
    var start = 0
    return parts.reduce(0) { whole, part in
      let columns = part.shape[1]
      let places = part.numbers.indices.map { $0 / columns * width + start + $0 % columns }
      start += columns
      return whole + part.put(at: places, in: [rows, width])
    }
  }
}
// snippet.end

// MARK: - Operations

extension Value {
  /// One number from each pair, once both arrays have one shape.
  static func pairs(
    _ name: String, _ a: Value, _ b: Value, _ f: (Double, Double) -> Double,
    _ rule: @escaping Rules.OfTwo
  ) -> Value {
    let shape = common(a.shape, b.shape)
    let (a, b) = (a.spread(to: shape), b.spread(to: shape))
    let numbers = zip(a.numbers, b.numbers).map(f)
    return Value(numbers, shape, name, from: [a, b]) { _, dy in rule(a, b, dy) }
  }

  /// One number from each.
  func each(_ name: String, _ f: (Double) -> Double, _ rule: @escaping Rules.OfOne) -> Value {
    Value(numbers.map(f), shape, name, from: [self]) { y, dy in [rule(self, y, dy)] }
  }
}

// snippet.operators
extension Value {
  static func + (a: Value, b: Value) -> Value { pairs("+", a, b, +, rules.sum) }
  static func - (a: Value, b: Value) -> Value { pairs("−", a, b, -, rules.difference) }
  static func * (a: Value, b: Value) -> Value { pairs("×", a, b, *, rules.product) }
  static func / (a: Value, b: Value) -> Value { pairs("÷", a, b, /, rules.quotient) }

  func exponential() -> Value { each("exp", Foundation.exp, rules.exponential) }
  func logarithm() -> Value { each("log", Foundation.log, rules.logarithm) }
  func tanh() -> Value { each("tanh", Foundation.tanh, rules.tanh) }
  func squareRoot() -> Value { each("root", { $0.squareRoot() }, rules.squareRoot) }

  /// What is negative times `leak`: a product with constants.
  func leakyReLU(_ leak: Double = 0.2) -> Value {
    self * Value(numbers.map { $0 > 0 ? 1 : leak }, shape)
  }
}
// snippet.end

/// The matrix product, [n, m] by [m, k] to [n, k].
func matmul(_ a: Value, _ b: Value) -> Value {
  let (n, m, k) = (a.shape[0], a.shape[1], b.shape[1])
  guard b.shape[0] == m else { fatalError("\(a.shape) and \(b.shape) have no product.") }
  let (left, right) = (a.numbers, b.numbers)
  var sums = [Double](repeating: 0, count: n * k)
  for i in 0..<n {
    for j in 0..<m {
      for l in 0..<k { sums[i * k + l] += left[i * m + j] * right[j * k + l] }
    }
  }
  let rule = rules.matrixProduct
  return Value(sums, [n, k], "matmul", from: [a, b]) { _, dy in rule(a, b, dy) }
}
