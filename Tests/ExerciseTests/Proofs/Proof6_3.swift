import ExerciseChecks
import Testing

@Test func exercise6_3IsProved() {
  let proof = Proof(
    stub: check(Stub6_3.self), solution: check(Solution6_3.self),
    mistakes: (check(DownFirst6_3.self), "the second patch"),
    (check(NoPadding6_3.self), "expected 4, got 1"),
    (check(SquareAlone6_3.self), "3 wide and 2 high"))
  #expect(proof.problems == [])
}

enum Solution6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) -> [[Float]] {
    let (height, width) = (image.count, image[0].count)
    var patches: [[Float]] = []
    for down in 0...(height + 2 * padding - kernel) / stride {
      for right in 0...(width + 2 * padding - kernel) / stride {
        var patch: [Float] = []
        for y in down * stride - padding..<down * stride - padding + kernel {
          for x in right * stride - padding..<right * stride - padding + kernel {
            let inside = (0..<height).contains(y) && (0..<width).contains(x)
            patch.append(inside ? image[y][x] : 0)
          }
        }
        patches.append(patch)
      }
    }
    return patches
  }
}

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

/// Takes every image for a square.
enum SquareAlone6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) -> [[Float]] {
    let square = image.map { Array($0.prefix(image.count)) }
    return Solution6_3.patches(of: square, kernel: kernel, stride: stride, padding: padding)
  }
}
