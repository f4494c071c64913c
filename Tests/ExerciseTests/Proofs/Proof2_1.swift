import ExerciseChecks
import Testing

@Test func exercise2_1IsProved() {
  let proof = Proof(
    stub: check(Stub2_1.self), solution: check(Solution2_1.self),
    mistakes: (check(Flipped2_1.self), "kernel 2, stride 1, padding 0: expected [[44.0"),
    (check(HalfStride2_1.self), "kernel 1, stride 2, padding 0"),
    (check(Unpadded2_1.self), "kernel 1, stride 1, padding 1"))
  #expect(proof.problems == [])
}

enum Solution2_1: Exercise2_1 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    let (height, width, kernel) = (image.count, image[0].count, filter.count)
    func sum(_ top: Int, _ left: Int) -> Float {
      var sum: Float = 0
      for (down, weights) in filter.enumerated() {
        for (right, weight) in weights.enumerated() {
          let (y, x) = (top + down, left + right)
          if (0..<height).contains(y) && (0..<width).contains(x) { sum += weight * image[y][x] }
        }
      }
      return sum
    }
    let tops = Swift.stride(from: -padding, through: height + padding - kernel, by: stride)
    let lefts = Swift.stride(from: -padding, through: width + padding - kernel, by: stride)
    return tops.map { top in lefts.map { sum(top, $0) } }
  }
}

enum Stub2_1: Exercise2_1 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) throws -> [[Float]] { throw NotAttempted() }
}

/// Turns the filter around, as mathematicians do.
enum Flipped2_1: Exercise2_1 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    Solution2_1.convolution(
      of: image, with: filter.reversed().map { $0.reversed() }, stride: stride, padding: padding)
  }
}

/// Strides down, and not to the right.
enum HalfStride2_1: Exercise2_1 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    let all = Solution2_1.convolution(of: image, with: filter, stride: 1, padding: padding)
    return Swift.stride(from: 0, to: all.count, by: stride).map { all[$0] }
  }
}

/// Leaves the padding out.
enum Unpadded2_1: Exercise2_1 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    Solution2_1.convolution(of: image, with: filter, stride: stride, padding: 0)
  }
}
