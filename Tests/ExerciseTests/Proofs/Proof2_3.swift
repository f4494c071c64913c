import ExerciseChecks
import Testing

@Test func exercise2_3IsProved() {
  let proof = Proof(
    stub: check(Stub2_3.self), solution: check(Solution2_3.self),
    mistakes: (check(Shared2_3.self), "expected [[0.0, 0.0], [5.0, 0.0]], got [[1.25"),
    (check(Ties2_3.self), "got [[3.0, 3.0], [0.0, 3.0]]"),
    (check(FromZero2_3.self), "got [[0.0, 0.0, 0.0, 0.0]"))
  #expect(proof.problems == [])
}

enum Solution2_3: Exercise2_3 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    var result = image.map { $0.map { _ in Float(0) } }
    for (row, numbers) in upstream.enumerated() {
      for (column, number) in numbers.enumerated() {
        var (y, x) = (2 * row, 2 * column)
        for (down, right) in [(0, 1), (1, 0), (1, 1)]
        where image[2 * row + down][2 * column + right] > image[y][x] {
          (y, x) = (2 * row + down, 2 * column + right)
        }
        result[y][x] = number
      }
    }
    return result
  }
}

enum Stub2_3: Exercise2_3 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) throws
    -> [[Float]]
  { throw NotAttempted() }
}

/// Shares the gradient among all pixels of the window, as average pooling does.
enum Shared2_3: Exercise2_3 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    image.indices.map { y in image[y].indices.map { x in upstream[y / 2][x / 2] / 4 } }
  }
}

/// Gives it to every pixel that is as large as the largest.
enum Ties2_3: Exercise2_3 {
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
enum FromZero2_3: Exercise2_3 {
  nonisolated static func gradient(byImage image: [[Float]], upstream: [[Float]]) -> [[Float]] {
    let positive = image.map { $0.map { max($0, 0) } }
    return Solution2_3.gradient(byImage: positive, upstream: upstream).enumerated().map { y, row in
      row.enumerated().map { x, number in image[y][x] > 0 ? number : 0 }
    }
  }
}
