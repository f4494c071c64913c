import ExerciseChecks

enum Solution1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }
}
