import ExerciseChecks

enum Stub2_5: Exercise2_5 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) throws
    -> [[Float]]
  { throw NotAttempted() }
}

/// Shares the gradient among all pixels of the window, as average pooling does.
enum Shared2_5: Exercise2_5 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    image.indices.map { y in image[y].indices.map { x in upstream[y / 2][x / 2] / 4 } }
  }
}

/// Gives it to every pixel that is as large as the largest.
enum Ties2_5: Exercise2_5 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    image.indices.map { y in
      image[y].indices.map { x in
        let (top, left) = (y / 2 * 2, x / 2 * 2)
        let window = image[top][left...left + 1] + image[top + 1][left...left + 1]
        return image[y][x] == window.max() ? upstream[y / 2][x / 2] : 0
      }
    }
  }
}

/// Starts the search for the largest at 0, which negative pixels never reach.
enum FromZero2_5: Exercise2_5 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    let positive = image.map { $0.map { max($0, 0) } }
    return Solution2_5.gradient(byImage: positive, upstream: upstream).enumerated().map { y, row in
      row.enumerated().map { x, number in image[y][x] > 0 ? number : 0 }
    }
  }
}
