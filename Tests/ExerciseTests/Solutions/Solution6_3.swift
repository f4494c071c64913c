import ExerciseChecks

enum Solution6_3: Exercise6_3 {
  nonisolated static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) -> [[Float]] {
    let steps = (image.count + 2 * padding - kernel) / stride + 1
    var patches: [[Float]] = []
    for down in 0..<steps {
      for right in 0..<steps {
        var patch: [Float] = []
        for y in down * stride - padding..<down * stride - padding + kernel {
          for x in right * stride - padding..<right * stride - padding + kernel {
            let inside = image.indices.contains(y) && image.indices.contains(x)
            patch.append(inside ? image[y][x] : 0)
          }
        }
        patches.append(patch)
      }
    }
    return patches
  }
}
