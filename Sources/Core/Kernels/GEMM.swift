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

/// Where the rows of a product go.
protocol Destination {
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
  /// result[rows, columns] = left[rows, depth] · right[depth, columns], row-major, with the
  /// epilogue applied.
  ///
  /// - Parameters:
  ///   - leftTransposed: whether memory holds left as [depth, rows].
  ///   - leftStride: floats from one row in memory to the next; by default rows are contiguous.
  static func gemm(
    rows: Int, columns: Int, depth: Int,
    _ left: UnsafePointer<Float>, transposed leftTransposed: Bool = false,
    stride leftStride: Int? = nil,
    _ right: UnsafePointer<Float>, transposed rightTransposed: Bool = false,
    stride rightStride: Int? = nil,
    into result: UnsafeMutablePointer<Float>, stride resultStride: Int? = nil,
    _ epilogue: Epilogue = Epilogue()
  ) {
    let left = Matrix(
      pointer: left, rows: rows, columns: depth,
      stride: leftStride ?? (leftTransposed ? rows : depth), transposed: leftTransposed)
    let right = Matrix(
      pointer: right, rows: depth, columns: columns,
      stride: rightStride ?? (rightTransposed ? depth : columns), transposed: rightTransposed)
    let stride = resultStride ?? columns
    if columns == 1 || rows == 1 {
      multiplyVector(left, right, into: result, stride: stride, epilogue)
    } else {
      multiply(left, right, into: result, RowMajor(stride: stride), epilogue)
    }
  }
}
