/// What the rules of chapter 0 are written with: numbers with a shape, such as that chapter's
/// `Value`, that can be computed with. A single number fits every shape.
public protocol Calculus: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The sum, number by number.
  static func + (a: Self, b: Self) -> Self
  /// The difference, number by number.
  static func - (a: Self, b: Self) -> Self
  /// The product, number by number.
  static func * (a: Self, b: Self) -> Self
  /// The quotient, number by number.
  static func / (a: Self, b: Self) -> Self
  /// The matrix product, `[n, m]` by `[m, k]` to `[n, k]`.
  static func matrixProduct(_ a: Self, _ b: Self) -> Self
  /// Rows for columns, `[n, m]` to `[m, n]`.
  var transposed: Self { get }
}

/// The matrix product, `[n, m]` by `[m, k]` to `[n, k]`.
public func matmul<V: Calculus>(_ a: V, _ b: V) -> V { .matrixProduct(a, b) }

/// A matrix that remembers nothing: what an answer is checked with.
struct Matrix: Calculus, Equatable {
  let rows: Int
  let columns: Int
  let numbers: [Double]

  init(_ rows: Int, _ columns: Int, _ numbers: [Double]) {
    (self.rows, self.columns, self.numbers) = (rows, columns, numbers)
  }

  init(floatLiteral number: Double) { self.init(1, 1, [number]) }
  init(integerLiteral number: Int) { self.init(1, 1, [Double(number)]) }

  static func + (a: Matrix, b: Matrix) -> Matrix { pairs(a, b, +) }
  static func - (a: Matrix, b: Matrix) -> Matrix { pairs(a, b, -) }
  static func * (a: Matrix, b: Matrix) -> Matrix { pairs(a, b, *) }
  static func / (a: Matrix, b: Matrix) -> Matrix { pairs(a, b, /) }

  var transposed: Matrix {
    Matrix(
      columns, rows, (0..<columns).flatMap { j in (0..<rows).map { numbers[$0 * columns + j] } })
  }

  /// Where the sizes do not fit, a matrix without numbers: an answer may be wrong in any way.
  static func matrixProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
    guard a.columns == b.rows else { return Matrix(0, 0, []) }
    let sums = (0..<a.rows).flatMap { i in
      (0..<b.columns).map { k in
        (0..<a.columns).reduce(0.0) { sum, j in
          sum + a.numbers[i * a.columns + j] * b.numbers[j * b.columns + k]
        }
      }
    }
    return Matrix(a.rows, b.columns, sums)
  }

  private static func pairs(_ a: Matrix, _ b: Matrix, _ f: (Double, Double) -> Double) -> Matrix {
    if a.numbers.count == 1 {
      return Matrix(b.rows, b.columns, b.numbers.map { f(a.numbers[0], $0) })
    }
    if b.numbers.count == 1 {
      return Matrix(a.rows, a.columns, a.numbers.map { f($0, b.numbers[0]) })
    }
    guard a.rows == b.rows, a.columns == b.columns else { return Matrix(0, 0, []) }
    return Matrix(a.rows, a.columns, zip(a.numbers, b.numbers).map(f))
  }
}

/// Throws unless an answer has the expected sizes, and each number within a millionth of its own.
func expect(_ answer: Matrix, near expected: Matrix, _ what: String, hint: String) throws {
  if answer.numbers.isEmpty {
    let shape = [expected.rows, expected.columns]
    throw Wrong(
      message: "\(what): expected the shape \(shape), got two shapes that do not fit. Hint: \(hint)"
    )
  }
  try expect(
    [answer.rows, answer.columns], equals: [expected.rows, expected.columns],
    "the shape of \(what)",
    hint: hint)
  for (index, (found, wanted)) in zip(answer.numbers, expected.numbers).enumerated() {
    try expect(found, near: wanted, "\(what), number \(index)", hint: hint)
  }
}

/// Throws unless an answer is within a millionth of the expected number.
func expect(_ answer: Double, near expected: Double, _ what: String, hint: String) throws {
  if abs(answer - expected) <= 1e-6 * max(1, abs(expected)) { return }
  throw Wrong(message: "\(what): expected \(expected), got \(answer). Hint: \(hint)")
}
