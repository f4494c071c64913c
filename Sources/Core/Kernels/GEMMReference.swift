import COpenBLAS

extension Kernels {
  /// The same product by OpenBLAS, on one thread: what `gemm` is tested and timed against.
  static func blasGEMM(
    rows: Int, columns: Int, depth: Int, _ left: UnsafePointer<Float>,
    transposed leftTransposed: Bool = false, _ right: UnsafePointer<Float>,
    transposed rightTransposed: Bool = false, into result: UnsafeMutablePointer<Float>
  ) {
    openblas_set_num_threads(1)
    cblas_sgemm(
      CblasRowMajor, leftTransposed ? CblasTrans : CblasNoTrans,
      rightTransposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), Int32(depth), 1,
      left, Int32(leftTransposed ? rows : depth), right,
      Int32(rightTransposed ? depth : columns), 0, result, Int32(columns))
  }
}
