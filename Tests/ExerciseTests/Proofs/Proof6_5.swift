import ExerciseChecks
import Testing

@Test func exercise6_5IsProved() {
  let proof = Proof(
    stub: check(Stub6_5.self), solution: check(Solution6_5.self),
    mistakes: (check(FromZero6_5.self), "expected 4.0, got 2.0"),
    (check(PlainMean6_5.self), "expected 4.0, got 5.0"))
  #expect(proof.problems == [])
}

enum Solution6_5: Exercise6_5 {
  nonisolated static func averages(of weights: [Float], decay: Float) -> [Float] {
    var average: Float = 0
    return weights.enumerated().map { index, weight in
      average += max(1 - decay, 1 / Float(index + 1)) * (weight - average)
      return average
    }
  }
}

enum Stub6_5: Exercise6_5 {
  nonisolated static func averages(of weights: [Float], decay: Float) throws -> [Float] {
    throw NotAttempted()
  }
}

/// Starts at zero and lets the start linger.
enum FromZero6_5: Exercise6_5 {
  nonisolated static func averages(of weights: [Float], decay: Float) -> [Float] {
    var average: Float = 0
    return weights.map { weight in
      average = decay * average + (1 - decay) * weight
      return average
    }
  }
}

/// Never forgets: the plain mean.
enum PlainMean6_5: Exercise6_5 {
  nonisolated static func averages(of weights: [Float], decay: Float) -> [Float] {
    var sum: Float = 0
    return weights.enumerated().map { index, weight in
      sum += weight
      return sum / Float(index + 1)
    }
  }
}
