import Testing

@testable import Core

/// Numbers between −1 and 1 that are the same on every run.
nonisolated func arbitrary(_ count: Int, seed: UInt64) -> [Float] {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int32(truncatingIfNeeded: state >> 32)) / 0x1p31
  }
}

/// Runs `body` with each number of threads, and expects the same bits from all of them.
func expectSameOnAnyThreads(_ body: () -> [Float]) -> [Float] {
  let alone = with(threads: 1, body)
  for threads in [2, 4] {
    let together = with(threads: threads, body)
    #expect(alone.map(\.bitPattern) == together.map(\.bitPattern), "\(threads) threads")
  }
  return alone
}

/// The largest |a − b| / (1 + |b|); NaN anywhere makes it infinite.
func difference(_ a: [Float], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { worst, pair in
    let error = abs(Double(pair.0) - pair.1) / (1 + abs(pair.1))
    return error.isNaN ? .infinity : max(worst, error)
  }
}

nonisolated struct Product: CustomTestStringConvertible {
  var rows: Int
  var columns: Int
  var depth: Int
  var leftTransposed = false
  var rightTransposed = false
  /// Floats between the end of a row and the next one, in all three matrices.
  var gap = 0

  var testDescription: String {
    "[\(rows), \(depth)]\(leftTransposed ? "ᵀ" : "") · [\(depth), \(columns)]"
      + "\(rightTransposed ? "ᵀ" : ""), gap \(gap)"
  }

  var leftStride: Int { (leftTransposed ? rows : depth) + gap }
  var rightStride: Int { (rightTransposed ? depth : columns) + gap }
  var resultStride: Int { columns + gap }

  var left: [Float] { arbitrary((leftTransposed ? depth : rows) * leftStride, seed: 1) }
  var right: [Float] { arbitrary((rightTransposed ? columns : depth) * rightStride, seed: 2) }

  func naive(bias: [Float]?, slope: Float, start: [Float]?) -> [Double] {
    let (a, b) = (left, right)
    var c = [Double](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = Double(bias?[j] ?? 0) + Double(start?[i * resultStride + j] ?? 0)
        for k in 0..<depth {
          let x = leftTransposed ? a[k * leftStride + i] : a[i * leftStride + k]
          let y = rightTransposed ? b[j * rightStride + k] : b[k * rightStride + j]
          sum += Double(x) * Double(y)
        }
        c[i * columns + j] = sum < 0 ? sum * Double(slope) : sum
      }
    }
    return c
  }

  func run(bias: [Float]? = nil, slope: Float = 1, start: [Float]? = nil) -> [Float] {
    var c = start ?? [Float](repeating: .nan, count: rows * resultStride)
    left.withUnsafeBufferPointer { a in
      right.withUnsafeBufferPointer { b in
        func multiply(_ bias: UnsafePointer<Float>?) {
          Kernels.gemm(
            matrix(a, rows, depth, leftTransposed), matrix(b, depth, columns, rightTransposed),
            into: &c, stride: resultStride,
            Epilogue(bias: bias, slope: slope, accumulates: start != nil))
        }
        if let bias { multiply(bias) } else { multiply(nil) }
      }
    }
    return c
  }

  /// A matrix [rows, columns], whose memory may hold its transpose.
  func matrix(
    _ memory: UnsafeBufferPointer<Float>, _ rows: Int, _ columns: Int, _ transposed: Bool
  ) -> Matrix {
    let pointer = memory.baseAddress!
    guard transposed else {
      return Matrix(pointer, rows: rows, columns: columns, stride: columns + gap)
    }
    return Matrix(pointer, rows: columns, columns: rows, stride: rows + gap).transposed
  }

  /// The result without the gaps, which must be untouched.
  func withoutGaps(_ c: [Float], start: [Float]? = nil) -> [Float] {
    for row in 0..<rows {
      for i in row * resultStride + columns..<(row + 1) * resultStride {
        #expect(start.map { $0[i] == c[i] } ?? c[i].isNaN, "wrote between rows")
      }
    }
    return (0..<rows).flatMap { c[$0 * resultStride..<$0 * resultStride + columns] }
  }

  static let sizes = [
    (1, 1, 1), (1, 7, 5), (7, 1, 28), (28, 7, 1), (3, 33, 17), (12, 32, 16), (13, 31, 15),
    (25, 65, 28), (60, 1, 600), (1, 90, 513), (25, 16, 600), (50, 70, 130), (5, 600, 40),
    (4, 3, 0),
  ]

  static let all = sizes.flatMap { rows, columns, depth in
    (0..<8).map {
      Product(
        rows: rows, columns: columns, depth: depth, leftTransposed: $0 & 1 != 0,
        rightTransposed: $0 & 2 != 0, gap: $0 & 4 != 0 ? 3 : 0)
    }
  }
}

struct GEMMTests {
  @Test(arguments: Product.all)
  func productIsThatOfTheDefinition(_ product: Product) {
    let result = expectSameOnAnyThreads { product.withoutGaps(product.run()) }
    #expect(difference(result, product.naive(bias: nil, slope: 1, start: nil)) < 2e-5)
  }

  @Test(arguments: Product.all)
  func epilogueAddsScalesAndAccumulates(_ product: Product) {
    let bias = arbitrary(product.columns, seed: 3)
    let start = arbitrary(product.rows * product.resultStride, seed: 4)
    let result = expectSameOnAnyThreads {
      product.withoutGaps(product.run(bias: bias, slope: 0.2, start: start), start: start)
    }
    #expect(difference(result, product.naive(bias: bias, slope: 0.2, start: start)) < 2e-5)
  }

  @Test
  func agreesWithBLAS() {
    let left = arbitrary(200 * 1100, seed: 5)
    let right = arbitrary(150 * 1100, seed: 6)
    var result = [Float](repeating: .nan, count: 200 * 150)
    var reference = result
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let a = Matrix(left.baseAddress!, rows: 200, columns: 1100)
        let b = Matrix(right.baseAddress!, rows: 150, columns: 1100).transposed
        Kernels.gemm(a, b, into: &result)
        Kernels.blasGEMM(a, b, into: &reference)
      }
    }
    #expect(difference(result, reference.map(Double.init)) < 2e-5)
  }

  @Test
  func aNaNReachesOnlyItsOwnRow() {
    var left = arbitrary(14 * 20, seed: 5)
    left[3 * 20 + 19] = .nan
    let right = arbitrary(20 * 40, seed: 6)
    var result = [Float](repeating: 0, count: 14 * 40)
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        Kernels.gemm(
          Matrix(left.baseAddress!, rows: 14, columns: 20),
          Matrix(right.baseAddress!, rows: 20, columns: 40), into: &result)
      }
    }
    for row in 0..<14 {
      #expect(result[row * 40..<(row + 1) * 40].allSatisfy { $0.isNaN == (row == 3) })
    }
  }
}
