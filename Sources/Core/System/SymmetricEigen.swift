import COpenBLAS

/// The eigenvalues of a real symmetric matrix [n, n], in ascending order, and eigenvectors of
/// length 1: `vectors[i * n ..< (i + 1) * n]` belongs to `values[i]`.
///
/// Only the lower triangle is read. On one thread, so that the digits do not depend on the cores, and
/// nothing waits for a core that has other work. By LAPACK's `dsyevd`: Anderson et al. 1999, "LAPACK Users'
/// Guide", section 2.3.4.1. Traps unless the matrix has n x n elements, and unless all are
/// finite.
public func symmetricEigen(_ matrix: [Double], _ n: Int) -> (values: [Double], vectors: [Double]) {
  require(
    n > 0 && matrix.count == n * n, "A matrix [\(n), \(n)] has no \(matrix.count) elements.")
  require(matrix.allSatisfy(\.isFinite), "The matrix holds infinities or what is no number.")
  openblas_set_num_threads(1)
  // LAPACK reads columns where rows are stored, so the lower triangle here is its upper one.
  var vectors = matrix
  var values = [Double](repeating: 0, count: n)
  var (order, rowLength) = (Int32(n), Int32(n))
  var status: Int32 = 0
  func call(
    _ work: UnsafeMutablePointer<Double>, _ workCount: Int32,
    _ integers: UnsafeMutablePointer<Int32>, _ integerCount: Int32
  ) {
    var (workCount, integerCount) = (workCount, integerCount)
    dsyevd_(
      "V", "U", &order, &vectors, &rowLength, &values, work, &workCount, integers,
      &integerCount, &status)
  }
  // First asked how much room it wants, then given it.
  var (workWanted, integersWanted) = (0.0, Int32(0))
  call(&workWanted, -1, &integersWanted, -1)
  var work = [Double](repeating: 0, count: max(1, Int(workWanted)))
  var integers = [Int32](repeating: 0, count: max(1, Int(integersWanted)))
  call(&work, Int32(work.count), &integers, Int32(integers.count))
  require(status == 0, "The eigenvalues of a matrix [\(n), \(n)] were not found (\(status)).")
  return (values, vectors)
}
