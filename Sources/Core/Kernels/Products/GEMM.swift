/// Kernels: arithmetic on pointers and counts. They know no tensor.
enum Kernels {}

/// What a product does to each sum before it leaves the core's caches: y = f(sum + bias), where
/// f(v) = v for v > 0 and `slope` · v below.
struct Epilogue {
  /// One number for each column, or none.
  var bias: UnsafePointer<Float>?
  /// 1 leaves values as they are, 0 is ReLU, anything between is leaky ReLU.
  var slope: Float = 1
  /// Whether the product is added to what is there.
  var accumulates = false
}

extension Epilogue {
  /// The slope applied. Without one, a negative sum becomes what 0 times it is, −0: of −∞ too.
  @inline(__always)
  func rectified(_ sum: Float) -> Float { sum < 0 ? (slope == 0 ? -0.0 : slope * sum) : sum }

  /// The same for each lane.
  @inline(__always)
  func rectified(_ sums: Vector) -> Vector {
    if slope == 1 { return sums }
    let negative = slope == 0 ? Vector(repeating: -0.0) : slope * sums
    return sums.replacing(with: negative, where: sums .< 0)
  }
}

/// Where the rows of a product go.
protocol Destination: SendableMetatype {
  /// Writes, for each row of the range, how far from the start its first column lies.
  func offsets(of rows: Range<Int>, into offsets: UnsafeMutablePointer<Int>)
}

/// A matrix in memory, row by row.
struct RowMajor: Destination {
  /// Floats from one row to the next.
  let stride: Int

  func offsets(of rows: Range<Int>, into offsets: UnsafeMutablePointer<Int>) {
    for (index, row) in rows.enumerated() { offsets[index] = row * stride }
  }
}

extension Kernels {
  /// result = left · right, with the epilogue applied; row-major, on all threads.
  ///
  /// The gradients of x · w are products too: `gemm(dy, w.transposed)` and `gemm(x.transposed, dy)`.
  ///
  /// - Parameters:
  ///   - result: [left.rows, right.columns]; may be uninitialised unless the product accumulates.
  ///   - stride: floats from one row of the result to the next; by default there is no gap.
  static func gemm(
    _ left: Matrix, _ right: Matrix, into result: UnsafeMutablePointer<Float>, stride: Int? = nil,
    _ epilogue: Epilogue = Epilogue()
  ) {
    let span = KernelProfile.begin(.products)
    defer { span.end() }
    require(
      left.columns == right.rows,
      "[\(left.rows), \(left.columns)] · [\(right.rows), \(right.columns)] is no product: "
        + "\(left.columns) columns need as many rows.")
    let stride = stride ?? right.columns
    if right.columns == 1 || left.rows == 1 {
      multiplyVector(left, right, into: result, stride: stride, epilogue)
    } else {
      multiply(left, right, into: result, RowMajor(stride: stride), epilogue)
    }
  }
}
