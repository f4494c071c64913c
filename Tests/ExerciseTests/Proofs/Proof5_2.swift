import Core
import ExerciseChecks
import Testing

@Test func exercise5_2IsProved() {
  let proof = Proof(
    stub: check(Stub5_2.self), solution: check(Solution5_2.self),
    mistakes: (check(ForEveryHeap5_2.self), "expected [2, 3, 0], got [5, 5, 5]"),
    (check(SquaredRadius5_2.self), "within a radius of 0.5: expected [2, 1, 0], got [2, 2, 0]"))
  #expect(proof.problems == [])
}

/// The points of `[N, 2]`.
nonisolated private func rows(_ points: Tensor) -> [SIMD2<Float>] {
  let numbers = points.scalars
  return (0..<points.shape[0]).map { [numbers[2 * $0], numbers[2 * $0 + 1]] }
}

nonisolated private func squaredDistance(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float {
  ((a - b) * (a - b)).sum()
}

enum Solution5_2: Exercise5_2 {
  nonisolated static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) -> [Int] {
    var result = [Int](repeating: 0, count: middles.count)
    for row in rows(points) {
      let nearest = middles.indices.min {
        squaredDistance(middles[$0], row) < squaredDistance(middles[$1], row)
      }
      if let nearest, squaredDistance(middles[nearest], row).squareRoot() <= radius {
        result[nearest] += 1
      }
    }
    return result
  }
}

enum Stub5_2: Exercise5_2 {
  nonisolated static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) throws -> [Int] { throw NotAttempted() }
}

/// Counts a point for each heap that is near enough, not for the nearest alone.
enum ForEveryHeap5_2: Exercise5_2 {
  nonisolated static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) -> [Int] {
    middles.map { middle in
      rows(points).count { squaredDistance(middle, $0).squareRoot() <= radius }
    }
  }
}

/// Compares the squared distance with the radius.
enum SquaredRadius5_2: Exercise5_2 {
  nonisolated static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) -> [Int] {
    Solution5_2.counts(points, middles, radius.squareRoot())
  }
}
