import ExerciseChecks

enum Stub8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

/// Takes the points as they come.
enum Unsorted8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
  }
}

/// Lets ways to the left and to the right cancel.
enum Signed8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    abs(a.reduce(0, +) - b.reduce(0, +)) / Float(a.count)
  }
}

/// Forgets the mean.
enum Summed8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) }
  }
}
