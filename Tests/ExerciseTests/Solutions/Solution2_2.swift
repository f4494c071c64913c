import ExerciseChecks

enum Solution2_2: Exercise2_2 {
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
