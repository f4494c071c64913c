import ExerciseChecks

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
