import ExerciseChecks

enum Stub6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) throws -> [[Float]] { throw NotAttempted() }
}

/// Goes down before it goes right.
enum DownFirst6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) -> [[Float]] {
    let right = Solution6_3.patches(of: image, kernel: kernel, stride: stride, padding: padding)
    let steps = (image.count + 2 * padding - kernel) / stride + 1
    return right.indices.map { right[$0 % steps * steps + $0 / steps] }
  }
}

/// Forgets the padding.
enum NoPadding6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) -> [[Float]] {
    Solution6_3.patches(of: image, kernel: kernel, stride: stride, padding: 0)
  }
}
