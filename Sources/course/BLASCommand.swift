import ArgumentParser
import COpenBLAS
import Core
import Foundation
import Notebook

/// `course blas`: holds OpenBLAS to naive arithmetic. It has chosen its kernels when the program
/// starts, so `course verify --kernels` runs this once for each, and help does not show it.
struct BLASCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blas", abstract: "Compare OpenBLAS with naive products and eigenvectors.",
    shouldDisplay: false)

  @Flag(help: "Spoil one number of one product, to see that the comparison notices.")
  var spoil = false

  func run() throws {
    openblas_set_num_threads(1)
    let random = RandomGenerator(seed: 1)
    let sizes = [1, 2, 7, 16, 28, 33, 100, 129]
    for (index, rows) in sizes.enumerated() {
      for columns in [sizes[(index + 3) % sizes.count], rows] {
        for depth in sizes { try compareProducts(rows, columns, depth, random) }
      }
    }
    for size in sizes { try checkEigenvectors(size, random) }
    print(Machine.blasKernel)
  }

  /// Compares single and double products with sums in double precision, transposed or not.
  private func compareProducts(
    _ rows: Int, _ columns: Int, _ depth: Int, _ random: RandomGenerator
  ) throws {
    let a = Tensor.normal([rows, depth], using: random).scalars
    let b = Tensor.normal([depth, columns], using: random).scalars
    let (m, n, k) = (Int32(rows), Int32(columns), Int32(depth))
    var single = [Float](repeating: .nan, count: rows * columns)
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, &single, n)
    if spoil && rows == 33 { single[columns - 1] *= 1.001 }
    // The other way round, from the transposed matrices: bᵀ aᵀ is (a b)ᵀ.
    var double = [Double](repeating: .nan, count: rows * columns)
    cblas_dgemm(
      CblasRowMajor, CblasTrans, CblasTrans, n, m, k, 1, b.map(Double.init), n, a.map(Double.init),
      k, 0, &double, m)
    for row in 0..<rows {
      for column in 0..<columns {
        let terms = (0..<depth).map {
          Double(a[row * depth + $0]) * Double(b[$0 * columns + column])
        }
        let (sum, size) = (terms.reduce(0, +), terms.reduce(1e-30) { $0 + abs($1) })
        let place = "[\(rows), \(depth)] · [\(depth), \(columns)]"
        try require(
          abs(Double(single[row * columns + column]) - sum) <= 1e-5 * size, "sgemm of \(place)")
        try require(abs(double[column * rows + row] - sum) <= 1e-13 * size, "dgemm of \(place)")
      }
    }
  }

  /// Whether matrix · vector = value · vector, for every eigenvector, and whether they are of
  /// length 1 and at right angles.
  private func checkEigenvectors(_ n: Int, _ random: RandomGenerator) throws {
    let entries = Tensor.normal([n, n], using: random).scalars.map(Double.init)
    let matrix = (0..<n * n).map { entries[$0] + entries[$0 % n * n + $0 / n] }
    let (values, vectors) = symmetricEigen(matrix, n)
    for k in 0..<n {
      let vector = vectors[k * n..<(k + 1) * n]
      for i in 0..<n {
        let product = zip(matrix[i * n..<(i + 1) * n], vector).reduce(0) { $0 + $1.0 * $1.1 }
        let other = vectors[i * n..<(i + 1) * n]
        let angle = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
        try require(
          abs(product - values[k] * vectors[k * n + i]) <= 1e-12 * Double(n)
            && abs(angle - (i == k ? 1 : 0)) <= 1e-12, "the eigenvectors of [\(n), \(n)]")
      }
    }
  }

  /// NaN is never within a tolerance, so it is caught too.
  private func require(_ isRight: Bool, _ what: String) throws {
    if !isRight {
      throw NotebookError("OpenBLAS (\(Machine.blasKernel)) is wrong in \(what).")
    }
  }
}
