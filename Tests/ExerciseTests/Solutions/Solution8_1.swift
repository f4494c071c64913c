import ExerciseChecks

enum Solution8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
  }
}
