import ExerciseChecks

enum Solution6_5: Exercise6_5 {
  nonisolated static func averages(of weights: [Float], decay: Float) -> [Float] {
    var average: Float = 0
    return weights.enumerated().map { index, weight in
      average += max(1 - decay, 1 / Float(index + 1)) * (weight - average)
      return average
    }
  }
}
