extension Kernels {
  /// Below this many elements, starting a second core costs more than it saves.
  static let parallelMinimum = 16_384

  /// y[i] = f(x[i]).
  static func map<Function: ElementMap>(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, _ count: Int, _ f: Function
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    Parallel.chunks(count, minimum: parallelMinimum, sharing: (x, y)) { range, memory in
      let (x, y) = memory
      for i in range { y[i] = f(x[i]) }
    }
  }

  /// z[i] = f(x[i], y[i]).
  static func zip<Function: ElementPair>(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>,
    _ count: Int, _ f: Function
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    Parallel.chunks(count, minimum: parallelMinimum, sharing: (x, y, z)) { range, memory in
      let (x, y, z) = memory
      for i in range { z[i] = f(x[i], y[i]) }
    }
  }

  /// y[i] += x[i].
  static func add(
    _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    Parallel.chunks(count, minimum: parallelMinimum, sharing: (x, y)) { range, memory in
      let (x, y) = memory
      for i in range { y[i] += x[i] }
    }
  }
}
