/// How fast this machine multiplies matrices, the measure of everything else.
public enum Peak {
  /// Seconds that the course's own product of two square matrices of `size` takes, on all threads.
  public static func secondsOfProduct(size: Int, clock: () -> Double) -> Double {
    measure(size, clock) { Kernels.gemm($0, $1, into: $2) }
  }

  /// Seconds that OpenBLAS takes for it, on one thread.
  public static func secondsOfBLAS(size: Int, clock: () -> Double) -> Double {
    measure(size, clock) { Kernels.blasGEMM($0, $1, into: $2) }
  }

  private static func measure(
    _ size: Int, _ clock: () -> Double,
    _ multiply: (Matrix, Matrix, UnsafeMutablePointer<Float>) -> Void
  ) -> Double {
    let (a, b, c) = (
      Storage(count: size * size), Storage(count: size * size), Storage(count: size * size)
    )
    a.pointer.update(repeating: 1, count: size * size)
    b.pointer.update(repeating: 1, count: size * size)
    let left = Matrix(a.pointer, rows: size, columns: size)
    let right = Matrix(b.pointer, rows: size, columns: size)
    multiply(left, right, c.pointer)
    let start = clock()
    multiply(left, right, c.pointer)
    return withExtendedLifetime((a, b, c)) { clock() - start }
  }
}
