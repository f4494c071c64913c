/// A product in which one side is a single vector reads its matrix just once: nothing is packed,
/// and memory sets the pace. A single row is the transpose of a single column.
func multiplyVector(
  _ left: Matrix, _ right: Matrix, into result: UnsafeMutablePointer<Float>, stride: Int,
  _ epilogue: Epilogue
) {
  let isColumn = right.columns == 1
  let matrix = isColumn ? left : right
  let vector = isColumn ? right : left
  let count = isColumn ? left.rows : right.columns
  let depth = left.depth
  let resultStride = isColumn ? stride : 1
  // The vector lies [depth, 1] or [1, depth] in memory.
  let vectorStride = isColumn != vector.isTransposed ? vector.stride : 1
  let weights = Weights(pointer: vector.pointer, stride: vectorStride)
  // Whether the numbers that make one sum lie side by side.
  let rowsAreSums = isColumn != matrix.isTransposed
  let piece = max(1, min(rowsAreSums ? 16 : 512, count))
  Parallel.share(
    (count + piece - 1) / piece, amongThreads: count * depth >= 65_536,
    sharing: (matrix, weights, result, epilogue)
  ) { next, memory in
    let (matrix, weights, result, epilogue) = memory
    while let index = next() {
      let range = index * piece..<min(count, (index + 1) * piece)
      let sums = Scratch.own.take(range.count + depth)
      let dense = weights.gathered(depth, into: sums + range.count)
      if rowsAreSums {
        dotRows(matrix, range, dense, depth: depth, into: sums)
      } else {
        addScaledRows(matrix, range, dense, depth: depth, into: sums)
      }
      for (i, element) in range.enumerated() {
        let target = result + element * resultStride
        var sum = sums[i]
        if epilogue.accumulates { sum += target.pointee }
        if let bias = epilogue.bias { sum += isColumn ? bias[0] : bias[element] }
        target.pointee = epilogue.rectified(sum)
      }
    }
  }
}

/// A vector whose elements may be apart in memory.
private struct Weights {
  let pointer: UnsafePointer<Float>
  let stride: Int

  /// The elements side by side: in place if they are so already, or else copied.
  func gathered(_ count: Int, into copy: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
    if stride == 1 { return pointer }
    for i in 0..<count { copy[i] = pointer[i * stride] }
    return UnsafePointer(copy)
  }
}

/// sums[i] = Σ over k of memory[i, k] · weights[k].
private func dotRows(
  _ matrix: Matrix, _ range: Range<Int>, _ weights: UnsafePointer<Float>, depth: Int,
  into sums: UnsafeMutablePointer<Float>
) {
  for (i, row) in range.enumerated() {
    let numbers = matrix.pointer + row * matrix.stride
    var even = Vector.zero
    var odd = Vector.zero
    var k = 0
    while k + 32 <= depth {
      even.addProduct((numbers + k).vector, (weights + k).vector)
      odd.addProduct((numbers + k + 16).vector, (weights + k + 16).vector)
      k += 32
    }
    var sum = (even + odd).sum()
    while k < depth {
      sum += numbers[k] * weights[k]
      k += 1
    }
    sums[i] = sum
  }
}

/// sums[i] = Σ over k of memory[k, i] · weights[k].
private func addScaledRows(
  _ matrix: Matrix, _ range: Range<Int>, _ weights: UnsafePointer<Float>, depth: Int,
  into sums: UnsafeMutablePointer<Float>
) {
  let count = range.count
  for i in 0..<count { sums[i] = 0 }
  for k in 0..<depth {
    let numbers = matrix.pointer + (k * matrix.stride + range.lowerBound)
    let weight = weights[k]
    for i in 0..<count { sums[i] += weight * numbers[i] }
  }
}
