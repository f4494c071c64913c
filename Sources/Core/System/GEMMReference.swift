import COpenBLAS

extension Kernels {
  /// The same product by OpenBLAS, on one thread: what `gemm` is tested and timed against.
  static func blasGEMM(_ left: Matrix, _ right: Matrix, into result: UnsafeMutablePointer<Float>) {
    openblas_set_num_threads(1)
    cblas_sgemm(
      CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
      right.isTransposed ? CblasTrans : CblasNoTrans, Int32(left.rows), Int32(right.columns),
      Int32(left.columns), 1, left.pointer, Int32(left.stride), right.pointer,
      Int32(right.stride), 0, result, Int32(right.columns))
  }
}
