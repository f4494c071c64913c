extension Kernels {
  /// Below this many elements, starting a second core costs more than it saves.
  static let parallelMinimum = 16_384

  /// y[i] = f(x[i]).
  @inline(__always)
  static func map(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, _ count: Int,
    _ f: (Float) -> Float
  ) {
    Parallel.chunks(count, minimum: parallelMinimum) { range in
      for i in range { y[i] = f(x[i]) }
    }
  }

  /// z[i] = f(x[i], y[i]).
  @inline(__always)
  static func zip(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>,
    _ count: Int, _ f: (Float, Float) -> Float
  ) {
    Parallel.chunks(count, minimum: parallelMinimum) { range in
      for i in range { z[i] = f(x[i], y[i]) }
    }
  }

  /// y[i] += x[i].
  static func add(
    _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    Parallel.chunks(count, minimum: parallelMinimum) { range in
      for i in range { y[i] += x[i] }
    }
  }
}
