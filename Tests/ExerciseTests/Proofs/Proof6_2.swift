import ExerciseChecks
import Testing

@Test func exercise6_2IsProved() {
  let proof = Proof(
    stub: check(Stub6_2.self), solution: check(Solution6_2.self),
    mistakes: (check(BiasedVariance6_2.self), "the running variance: expected 1.3667"),
    (check(BatchInInference6_2.self), "in inference"),
    (check(EpsilonOutside6_2.self), "epsilon 3, number 0: expected -0.5, got -0.25"),
    (check(NothingForgotten6_2.self), "the running mean: expected 1.2, got 1.3"))
  #expect(proof.problems == [])
}

enum Solution6_2: Exercise6_2 {
  nonisolated static func moments(_ x: [Float]) -> (mean: Float, squares: Float) {
    let mean = x.reduce(0, +) / Float(x.count)
    return (mean, x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  nonisolated static func normalized(batch x: [Float], epsilon: Float) -> [Float] {
    let (mean, squares) = moments(x)
    return normalized(x, mean: mean, variance: squares / Float(x.count), epsilon: epsilon)
  }

  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) -> (mean: Float, variance: Float) {
    let (new, squares) = moments(x)
    let unbiased = squares / Float(x.count - 1)
    return (mean + momentum * (new - mean), variance + momentum * (unbiased - variance))
  }

  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) -> [Float] { x.map { ($0 - mean) / (variance + epsilon).squareRoot() } }
}

enum Stub6_2: Exercise6_2 {
  nonisolated static func normalized(batch x: [Float], epsilon: Float) throws -> [Float] {
    throw NotAttempted()
  }
  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) throws -> (mean: Float, variance: Float) { throw NotAttempted() }
  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) throws -> [Float] { throw NotAttempted() }
}

/// Keeps the biased variance as running statistic.
enum BiasedVariance6_2: Exercise6_2 {
  nonisolated static func normalized(batch x: [Float], epsilon: Float) -> [Float] {
    Solution6_2.normalized(batch: x, epsilon: epsilon)
  }
  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) -> (mean: Float, variance: Float) {
    let (new, squares) = Solution6_2.moments(x)
    let biased = squares / Float(x.count)
    return (mean + momentum * (new - mean), variance + momentum * (biased - variance))
  }
  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) -> [Float] { Solution6_2.normalized(x, mean: mean, variance: variance, epsilon: epsilon) }
}

/// Normalises by the batch in inference too.
enum BatchInInference6_2: Exercise6_2 {
  nonisolated static func normalized(batch x: [Float], epsilon: Float) -> [Float] {
    Solution6_2.normalized(batch: x, epsilon: epsilon)
  }
  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) -> (mean: Float, variance: Float) {
    Solution6_2.statistics(after: x, mean: mean, variance: variance, momentum: momentum)
  }
  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) -> [Float] { Solution6_2.normalized(batch: x, epsilon: epsilon) }
}

/// Adds epsilon to the root.
enum EpsilonOutside6_2: Exercise6_2 {
  nonisolated static func normalized(batch x: [Float], epsilon: Float) -> [Float] {
    let (mean, squares) = Solution6_2.moments(x)
    return normalized(x, mean: mean, variance: squares / Float(x.count), epsilon: epsilon)
  }
  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) -> (mean: Float, variance: Float) {
    Solution6_2.statistics(after: x, mean: mean, variance: variance, momentum: momentum)
  }
  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) -> [Float] { x.map { ($0 - mean) / (variance.squareRoot() + epsilon) } }
}

/// Adds a share of the new mean, and forgets nothing of the old one.
enum NothingForgotten6_2: Exercise6_2 {
  nonisolated static func normalized(batch x: [Float], epsilon: Float) -> [Float] {
    Solution6_2.normalized(batch: x, epsilon: epsilon)
  }
  nonisolated static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) -> (mean: Float, variance: Float) {
    let right = Solution6_2.statistics(
      after: x, mean: mean, variance: variance, momentum: momentum)
    return (mean + momentum * Solution6_2.moments(x).mean, right.variance)
  }
  nonisolated static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) -> [Float] { Solution6_2.normalized(x, mean: mean, variance: variance, epsilon: epsilon) }
}
