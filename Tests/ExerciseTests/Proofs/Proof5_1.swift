import ExerciseChecks
import Foundation
import Testing

@Test func exercise5_1IsProved() {
  let proof = Proof(
    stub: check(Stub5_1.self), solution: check(Solution5_1.self),
    mistakes: (check(EndTwice5_1.self), "x of corner 1 of a ring of 4: expected 0.0, got -0."),
    (check(Degrees5_1.self), "x of corner 1 of a ring of 4"),
    (check(WithTheClock5_1.self), "y of corner 1 of a ring of 4: expected 1.0, got -1.0"))
  #expect(proof.problems == [])
}

enum Solution5_1: Exercise5_1 {
  nonisolated static func ring(_ count: Int) -> [SIMD2<Float>] {
    (0..<count).map { corner in
      let angle = 2 * Float.pi * Float(corner) / Float(count)
      return [cos(angle), sin(angle)]
    }
  }
}

enum Stub5_1: Exercise5_1 {
  nonisolated static func ring(_ count: Int) throws -> [SIMD2<Float>] { throw NotAttempted() }
}

/// Divides the turn so that its end counts as a corner: the first one once more.
enum EndTwice5_1: Exercise5_1 {
  nonisolated static func ring(_ count: Int) -> [SIMD2<Float>] {
    (0..<count).map { corner in
      let angle = 2 * Float.pi * Float(corner) / Float(count - 1)
      return [cos(angle), sin(angle)]
    }
  }
}

/// Hands degrees to functions that expect radians.
enum Degrees5_1: Exercise5_1 {
  nonisolated static func ring(_ count: Int) -> [SIMD2<Float>] {
    (0..<count).map { corner in
      let angle = 360 * Float(corner) / Float(count)
      return [cos(angle), sin(angle)]
    }
  }
}

/// Goes round the other way.
enum WithTheClock5_1: Exercise5_1 {
  nonisolated static func ring(_ count: Int) -> [SIMD2<Float>] {
    (0..<count).map { corner in
      let angle = 2 * Float.pi * Float(corner) / Float(count)
      return [cos(angle), -sin(angle)]
    }
  }
}
