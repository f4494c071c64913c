import ExerciseChecks

enum Stub2_2: Exercise2_2 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) throws -> [[Float]] { throw NotAttempted() }
}

/// Turns the filter around, as mathematicians do.
enum Flipped2_2: Exercise2_2 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    Solution2_2.convolution(
      of: image, with: filter.reversed().map { $0.reversed() }, stride: stride, padding: padding)
  }
}

/// Strides down, and not to the right.
enum HalfStride2_2: Exercise2_2 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    let all = Solution2_2.convolution(of: image, with: filter, stride: 1, padding: padding)
    return Swift.stride(from: 0, to: all.count, by: stride).map { all[$0] }
  }
}

/// Leaves the padding out.
enum Unpadded2_2: Exercise2_2 {
  nonisolated static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) -> [[Float]] {
    Solution2_2.convolution(of: image, with: filter, stride: stride, padding: 0)
  }
}
