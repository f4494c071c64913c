import ExerciseChecks
import Testing

@Test func exercise1_1IsProved() {
  let proof = Proof(
    stub: check(Stub1_1.self), solution: check(Solution1_1.self),
    mistakes: (check(NoBiases1_1.self), "expected 8, got 6"),
    (check(BiasesOfInputs1_1.self), "expected 8, got 9"),
    (check(FirstLayerOnly1_1.self), "two layers"))
  #expect(proof.problems == [])
}

enum Solution1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }
}

enum Stub1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) throws -> Int { throw NotAttempted() }
}

enum NoBiases1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

enum BiasesOfInputs1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * ($1.1 + 1) }
  }
}

enum FirstLayerOnly1_1: Exercise1_1 {
  nonisolated static func parameterCount(sizes: [Int]) -> Int {
    sizes.count < 2 ? 0 : (sizes[0] + 1) * sizes[1]
  }
}
