import Core
import ExerciseChecks
import Testing

@Test func exercise7_1IsProved() {
  let proof = Proof(
    stub: check(Stub7_1.self), solution: check(Solution7_1.self),
    mistakes: (check(Unsquared7_1.self), "the distance of a sample moved by 5"),
    (check(Variances7_1.self), "the distance of a sample and its triple: expected 4.0, got 64.0"),
    (check(Biased7_1.self), "the distance of a sample and its triple"))
  #expect(proof.problems == [])
}

private nonisolated func moments(
  _ x: [Float], divisor: (Int) -> Int = { $0 - 1 }
) -> (mean: Float, variance: Float) {
  let mean = x.reduce(0, +) / Float(x.count)
  let squares = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
  return (mean, squares / Float(divisor(x.count)))
}

enum Solution7_1: Exercise7_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let (one, other) = (moments(a), moments(b))
    let apart = one.mean - other.mean
    let wider = one.variance.squareRoot() - other.variance.squareRoot()
    return apart * apart + wider * wider
  }
}

enum Stub7_1: Exercise7_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

/// Gives the root of the distance.
enum Unsquared7_1: Exercise7_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    Solution7_1.distance(a, b).squareRoot()
  }
}

/// Subtracts variances in place of deviations.
enum Variances7_1: Exercise7_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let (one, other) = (moments(a), moments(b))
    let (apart, wider) = (one.mean - other.mean, one.variance - other.variance)
    return apart * apart + wider * wider
  }
}

/// Divides by n.
enum Biased7_1: Exercise7_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let (one, other) = (moments(a) { $0 }, moments(b) { $0 })
    let apart = one.mean - other.mean
    let wider = one.variance.squareRoot() - other.variance.squareRoot()
    return apart * apart + wider * wider
  }
}
